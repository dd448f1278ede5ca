import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ACT_ICON } from './act-icons.ts';
import type { CrawlAct } from './task-acts.ts';

interface ActMenuProps {
  acts: CrawlAct[];
  label: string;
  onAct: (act: CrawlAct) => void;
  isFramed?: boolean;
}

/** What else can be done to a crawl. */
export function ActMenu({ acts, label, onAct, isFramed = false }: ActMenuProps) {
  const { t } = useTranslation('crawl');
  const button = useRef<HTMLButtonElement>(null);
  // The item goes with the menu: a dialog that closes later gives focus back to the button.
  const choose = (act: CrawlAct) => {
    button.current?.focus({ preventScroll: true });
    onAct(act);
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant={isFramed ? 'default' : 'subtle'}
          size="var(--q-control)"
          aria-label={label}
        >
          <IconDots size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => {
          const Icon = ACT_ICON[act];
          const isLast = act === 'delete' || act === 'cancel';
          return (
            <Menu.Item
              key={act}
              {...(isLast && { color: 'red' })}
              leftSection={<Icon size={16} stroke={1.7} />}
              onClick={() => choose(act)}
            >
              {t(`act.${act}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
