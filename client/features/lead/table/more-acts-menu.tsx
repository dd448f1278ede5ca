import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../../ui/keys.tsx';
import type { MoreAct } from '../more-act.ts';

interface MoreActsMenuProps {
  acts: readonly MoreAct[];
  leadIds: readonly string[];
}

/** What other features do with the chosen leads, behind one button. */
export function MoreActsMenu({ acts, leadIds }: MoreActsMenuProps) {
  const { t } = useTranslation('lead');
  if (acts.length === 0) return null;
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconDots size={15} stroke={1.7} aria-hidden="true" />}
        >
          {t('bulk.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item
            key={act.id}
            leftSection={act.icon}
            rightSection={act.keys && <Keys keys={act.keys} />}
            onClick={() => act.run(leadIds)}
          >
            {act.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
