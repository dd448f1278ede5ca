import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChevronDown,
  IconChevronUp,
  IconCircleDot,
  IconDots,
  IconLayoutKanban,
  IconLink,
  IconMessage,
  IconTag,
  IconTrash,
  IconUserPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { notify } from '../../../ui/notify.tsx';
import type { TrailPlace } from '../lead-trail.ts';
import classes from './record-screen.module.css';

/** What a phone offers from wherever one has scrolled to; elsewhere it stands in sight. */
export type QuickAct = 'status' | 'assign' | 'tag' | 'note' | 'pipeline';

interface RecordActionsProps {
  /** Those that this person may do. */
  quick: readonly { act: QuickAct; run: () => void }[];
  place: TrailPlace | null;
  onGo: (leadId: string) => void;
  isInBin: boolean;
  canDelete: boolean;
  onDelete: () => void;
  onRestore: () => void;
}

const ICON = { size: 18, stroke: 1.6 } as const;
const QUICK_ICONS: Record<QuickAct, TablerIcon> = {
  status: IconCircleDot,
  assign: IconUserPlus,
  tag: IconTag,
  note: IconMessage,
  pipeline: IconLayoutKanban,
};

/** Steps to the neighbours in the table, and the rarer acts behind a menu. */
export function RecordActions(props: RecordActionsProps) {
  const { quick, place, onGo, isInBin, canDelete, onDelete, onRestore } = props;
  const { t } = useTranslation('lead');
  const copyLink = () => {
    const link = `${location.origin}${location.pathname}`;
    void navigator.clipboard
      .writeText(link)
      .then(() => notify({ message: t('record.copied') }))
      .catch(() => {});
  };
  const step = (leadId: string | null) => leadId && onGo(leadId);
  return (
    <>
      {place && (
        <span className={classes.steps}>
          <span className={classes.place}>
            {t('record.place', { position: place.position, total: place.total })}
          </span>
          <ActionIcon
            variant="subtle"
            aria-label={t('record.previous')}
            disabled={!place.previousId}
            onClick={() => step(place.previousId)}
          >
            <IconChevronUp {...ICON} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t('record.next')}
            disabled={!place.nextId}
            onClick={() => step(place.nextId)}
          >
            <IconChevronDown {...ICON} />
          </ActionIcon>
        </span>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('record.more')}>
            <IconDots {...ICON} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {quick.map(({ act, run }) => {
            const Icon = QUICK_ICONS[act];
            return (
              <Menu.Item
                key={act}
                hiddenFrom="sm"
                leftSection={<Icon size={16} stroke={1.7} />}
                onClick={run}
              >
                {t(`commands.${act}`)}
              </Menu.Item>
            );
          })}
          {quick.length > 0 && <Menu.Divider hiddenFrom="sm" />}
          {place?.previousId && (
            <Menu.Item
              hiddenFrom="sm"
              leftSection={<IconChevronUp size={16} stroke={1.7} />}
              onClick={() => step(place.previousId)}
            >
              {t('record.previous')}
            </Menu.Item>
          )}
          {place?.nextId && (
            <Menu.Item
              hiddenFrom="sm"
              leftSection={<IconChevronDown size={16} stroke={1.7} />}
              onClick={() => step(place.nextId)}
            >
              {t('record.next')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconLink size={16} stroke={1.7} />} onClick={copyLink}>
            {t('record.copyLink')}
          </Menu.Item>
          {canDelete && !isInBin && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} stroke={1.7} />}
              onClick={onDelete}
            >
              {t('record.delete')}
            </Menu.Item>
          )}
          {canDelete && isInBin && (
            <Menu.Item leftSection={<IconArrowBackUp size={16} stroke={1.7} />} onClick={onRestore}>
              {t('record.restore')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
