import { Button, Menu } from '@mantine/core';
import { IconLayoutRows } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LEAD_GROUPS, type LeadGroup } from '../../../../schema/lead/filter.ts';
import type { Groups } from './use-groups.ts';

interface GroupButtonProps {
  by: LeadGroup | undefined;
  onGroup: (by: LeadGroup | undefined) => void;
  /** The groups on screen; null without any. */
  groups: Groups | null;
}

const NONE = 'none';

/** Under which headings the rows stand. */
export function GroupButton({ by, onGroup, groups }: GroupButtonProps) {
  const { t } = useTranslation('lead');
  const label = by ? t('group.by', { field: t(`group.fields.${by}`) }) : t('group.title');
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconLayoutRows size={15} stroke={1.7} aria-hidden="true" />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={by ?? NONE}
          onChange={(value) => onGroup(LEAD_GROUPS.find((known) => known === value))}
        >
          <Menu.RadioItem value={NONE}>{t('group.none')}</Menu.RadioItem>
          {LEAD_GROUPS.map((field) => (
            <Menu.RadioItem key={field} value={field}>
              {t(`group.fields.${field}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {groups && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => groups.setAllOpen(false)}>{t('group.closeAll')}</Menu.Item>
            <Menu.Item onClick={() => groups.setAllOpen(true)}>{t('group.openAll')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
