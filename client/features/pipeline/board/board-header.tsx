import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArchive,
  IconCheck,
  IconChevronDown,
  IconCloudDown,
  IconColumns3,
  IconDots,
  IconLayoutKanban,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { formatSums } from '../money.ts';
import type { Pipeline } from '../pipeline-types.ts';
import classes from './board.module.css';
import type { HeadFigures } from './stage-head.tsx';

interface BoardHeaderProps {
  pipelines: readonly Pipeline[];
  pipeline: Pipeline;
  figures: readonly HeadFigures[];
  canManage: boolean;
  onPipeline: (pipelineId: string) => void;
  onStages: () => void;
  onNew: () => void;
  onArchive: () => void;
  onDelete: () => void;
  keep: { isOn: boolean; onToggle: () => void };
}

const ICON = { size: 16, stroke: 1.7 } as const;

/** The pipeline's name, what is open in it, the way to the others and what can be done with it. */
export function BoardHeader(props: BoardHeaderProps) {
  const { pipelines, pipeline, figures, canManage, onPipeline } = props;
  const { t } = useTranslation('pipeline');
  return (
    <PageHeader
      title={pipeline.name}
      detail={<span className={classes.figures}>{openFigures(figures, t)}</span>}
      actions={
        <>
          {(pipelines.length > 1 || canManage) && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button
                  variant="default"
                  className={classes.switch}
                  leftSection={<IconLayoutKanban {...ICON} />}
                  rightSection={<IconChevronDown size={14} stroke={1.8} />}
                >
                  <span className={classes.switchWord}>{t('switch.label')}</span>
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {pipelines.map((each) => (
                  <Menu.Item
                    key={each.id}
                    aria-current={each.id === pipeline.id || undefined}
                    rightSection={each.id === pipeline.id ? <IconCheck {...ICON} /> : undefined}
                    onClick={() => onPipeline(each.id)}
                  >
                    {each.name}
                  </Menu.Item>
                ))}
                {canManage && (
                  <>
                    <Menu.Divider />
                    <Menu.Item leftSection={<IconPlus {...ICON} />} onClick={props.onNew}>
                      {t('switch.new')}
                    </Menu.Item>
                  </>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={t('more')}>
                <IconDots size={18} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {canManage && (
                <Menu.Item leftSection={<IconColumns3 {...ICON} />} onClick={props.onStages}>
                  {t('stages.edit')}
                </Menu.Item>
              )}
              <Menu.Item
                role="menuitemcheckbox"
                aria-checked={props.keep.isOn}
                leftSection={<IconCloudDown {...ICON} />}
                rightSection={props.keep.isOn ? <IconCheck {...ICON} /> : undefined}
                onClick={props.keep.onToggle}
              >
                {t('keepOffline')}
              </Menu.Item>
              <Menu.Item leftSection={<IconArchive {...ICON} />} onClick={props.onArchive}>
                {t('archive.open')}
              </Menu.Item>
              {canManage && (
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash {...ICON} />}
                  onClick={props.onDelete}
                >
                  {t('delete')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </>
      }
    />
  );
}

/** “14 open · €42,000”: won and lost deals are done. */
function openFigures(
  figures: readonly HeadFigures[],
  t: ReturnType<typeof useTranslation<'pipeline'>>['t'],
): string {
  const open = figures.filter(({ stage }) => stage.kind === 'open');
  const count = open.reduce((sum, figure) => sum + figure.count, 0);
  const sums: Record<string, number> = {};
  for (const figure of open) {
    for (const [currency, minor] of Object.entries(figure.sums)) {
      sums[currency] = (sums[currency] ?? 0) + minor;
    }
  }
  return [t('openCount', { shown: formatNumber(count) }), formatSums(sums)]
    .filter(Boolean)
    .join(' · ');
}
