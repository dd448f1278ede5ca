import { useQuery } from '@rocicorp/zero/react';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { queries } from '../../schema/queries.ts';
import type { Shows } from '../../schema/view/table.ts';
import { useSession } from '../auth/session.ts';
import { KeepOffline } from '../features/change/keep-offline.tsx';
import { type LeadView, toViewColumns } from '../features/lead/lead-search.ts';
import type { ColumnChoice } from '../features/lead/table/use-column-layout.ts';
import { SavedViews } from '../features/view/saved-views.tsx';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';

interface LeadViewsProps {
  view: LeadView;
  /** As the URL says it, with what a phone does not show. */
  asked: LeadView;
  columns: ColumnChoice;
  /** The columns of the URL, as its text. */
  cols: string | undefined;
  onShow: (shows: Shows) => void;
}

/** What concerns the view of the leads table as a whole: its name, and whether it is kept here. */
export function LeadViews({ view, asked, columns, cols, onShow }: LeadViewsProps) {
  const { orgId, role } = useWorkspace();
  const session = useSession();
  const canSave = useCan('view.manage');
  const [views] = useQuery(queries.view.list({ orgId }));
  const [openId, setOpenId] = useState<string | null>(null);
  // A phone shows no columns: what is saved there says nothing of them.
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const shown = { ...asked, columns: isPhone ? toViewColumns(cols) : columns.shown };
  return (
    <>
      <SavedViews
        orgId={orgId}
        userId={session.status === 'signed-in' ? session.user.id : ''}
        views={views}
        shown={shown}
        openId={openId}
        onOpen={({ id, shows }) => {
          setOpenId(id);
          onShow(shows);
        }}
        canSave={canSave}
        isAdmin={role === 'admin'}
      />
      <KeepOffline orgId={orgId} kind="view" item={JSON.stringify(view)} />
    </>
  );
}
