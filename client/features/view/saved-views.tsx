import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconBookmarkFilled, IconCheck, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../../schema/id.ts';
import type { Shows } from '../../../schema/view/table.ts';
import { act } from '../../offline/act.ts';
import { notify } from '../../ui/notify.tsx';
import { isSameView, type SavedView } from './same-view.ts';
import classes from './saved-views.module.css';
import { ViewDialog } from './view-dialog.tsx';

interface SavedViewsProps {
  orgId: string;
  userId: string;
  views: readonly SavedView[];
  shown: Shows;
  /** The view that was opened last, which the table may have been changed from since. */
  openId: string | null;
  onOpen: (view: SavedView) => void;
  canSave: boolean;
  isAdmin: boolean;
}

/** The views of the leads table by name: mine, then what colleagues share. */
export function SavedViews(props: SavedViewsProps) {
  const { orgId, userId, views, shown, canSave, isAdmin, onOpen } = props;
  const { t } = useTranslation('lead');
  const [asked, setAsked] = useState<'save' | 'rename' | null>(null);
  const same = views.find((view) => isSameView(view.shows, shown));
  const open = same ?? views.find((view) => view.id === props.openId);
  const isChanged = open !== undefined && !same;
  const mine = views.filter((view) => view.ownerId === userId);
  const shared = views.filter((view) => view.ownerId !== userId);
  const isOwn = open?.ownerId === userId;
  const Icon = same ? IconBookmarkFilled : IconBookmark;

  const save = (name: string, isShared: boolean) => {
    const id = newId();
    act('view.save', { orgId, id, name, isShared, shows: shown });
    onOpen({ id, name, isShared, shows: shown, ownerId: userId });
    notify({ tone: 'good', message: t('views.saved', { name }) });
  };
  const change = (changes: Partial<Pick<SavedView, 'name' | 'isShared' | 'shows'>>) => {
    if (open) act('view.change', { orgId, viewId: open.id, changes });
  };
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            variant="subtle"
            className={classes.button}
            aria-label={open ? t('views.current', { name: open.name }) : t('views.open')}
            leftSection={<Icon size={16} stroke={1.7} aria-hidden="true" />}
          >
            <span className={classes.word}>{open?.name ?? t('views.open')}</span>
            {isChanged && <span className={classes.changed}>{t('views.changed')}</span>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <p className={classes.none}>{t('views.none')}</p>}
          <Group label={t('views.mine')} views={mine} open={same} onOpen={onOpen} />
          <Group label={t('views.shared')} views={shared} open={same} onOpen={onOpen} />
          {canSave && (
            <>
              <Menu.Divider />
              {isChanged && isOwn && (
                <Menu.Item onClick={() => change({ shows: shown })}>
                  {t('views.update', { name: open.name })}
                </Menu.Item>
              )}
              <Menu.Item onClick={() => setAsked('save')}>{t('views.save')}</Menu.Item>
              {open && isOwn && (
                <Menu.Item onClick={() => setAsked('rename')}>{t('views.rename')}</Menu.Item>
              )}
              {open && isOwn && (
                <Menu.Item onClick={() => change({ isShared: !open.isShared })}>
                  {t(open.isShared ? 'views.unshare' : 'views.share')}
                </Menu.Item>
              )}
              {open && (isOwn || isAdmin) && (
                <Menu.Item
                  color="red"
                  onClick={() => act('view.delete', { orgId, viewId: open.id })}
                >
                  {t('views.delete', { name: open.name })}
                </Menu.Item>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <ViewDialog
          title={t(asked === 'save' ? 'views.save' : 'views.rename')}
          name={asked === 'rename' ? (open?.name ?? '') : ''}
          isShared={asked === 'rename' && open?.isShared === true}
          onClose={() => setAsked(null)}
          onDone={(name, isShared) =>
            asked === 'save' ? save(name, isShared) : change({ name, isShared })
          }
        />
      )}
    </>
  );
}

interface GroupProps {
  label: string;
  views: readonly SavedView[];
  open: SavedView | undefined;
  onOpen: (view: SavedView) => void;
}

function Group({ label, views, open, onOpen }: GroupProps) {
  const { t } = useTranslation('lead');
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {views.map((view) => (
        <Menu.Item
          key={view.id}
          onClick={() => onOpen(view)}
          aria-current={view.id === open?.id}
          leftSection={
            view.id === open?.id ? (
              <IconCheck size={14} stroke={2} aria-hidden="true" />
            ) : (
              <span className={classes.space} />
            )
          }
          rightSection={
            view.isShared && <IconUsers size={14} stroke={1.6} aria-label={t('views.shared')} />
          }
        >
          <span className={classes.name}>{view.name}</span>
        </Menu.Item>
      ))}
    </>
  );
}
