import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import { useCan } from '../../../workspace/workspace.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { TrailPlace } from '../lead-trail.ts';
import type { LeadRecord, Lookups } from '../lead-types.ts';
import { CompanyPanel } from './company-panel.tsx';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { FieldsPanel } from './fields-panel.tsx';
import { NoteComposer } from './note-composer.tsx';
import { RecordActions } from './record-actions.tsx';
import { type HeadPick, RecordHead } from './record-head.tsx';
import classes from './record-screen.module.css';
import { Timeline } from './timeline.tsx';
import { useRecordCommands } from './use-record-commands.ts';

interface RecordScreenProps {
  orgId: string;
  lead: LeadRecord;
  lookups: Lookups;
  acts: LeadActs;
  place: TrailPlace | null;
  /** The receipt that stands open beside the lead. */
  receiptId: string | null;
  onReceipt: (receiptId: string | null) => void;
  onGo: (leadId: string) => void;
  /** The table that the lead was opened from, with its filters. */
  backTo: string;
  onBack: () => void;
  /** On which pipelines the lead stands. */
  deals: React.ReactNode;
  /** What is to be done about it. */
  todos: React.ReactNode;
  /** Onto a pipeline; null for those who may not. */
  onSave: (() => void) | null;
}

/** A lead's page: facts with their receipts on one side, what people did about it on the other. */
export function RecordScreen(props: RecordScreenProps) {
  const { orgId, lead, lookups, acts, place, receiptId, onReceipt, onGo, onBack, backTo } = props;
  const { t } = useTranslation('lead');
  const isInBin = lead.deletedAt !== null;
  const canEdit = useCan('lead.edit') && !isInBin;
  // One that was merged comes back with the end of the merge, not from the bin.
  const isMerged = lead.mergedIntoId !== null;
  const canDelete = useCan('lead.delete') && !isMerged;
  const [pick, setPick] = useState<HeadPick | null>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const remove = () => void (isInBin ? acts.restore([lead.id]) : acts.remove([lead.id]));
  const receipt = lead.values.find((value) => value.id === receiptId) ?? null;

  useRecordCommands({
    place,
    canEdit,
    canDelete,
    isInBin,
    onGo,
    onBack,
    onPick: setPick,
    onNote: () => note.current?.focus(),
    onSave: isInBin ? null : props.onSave,
    onDelete: remove,
  });
  return (
    <>
      <PageHeader
        title={lead.name}
        parent={{ label: t('title'), to: backTo }}
        actions={
          <RecordActions
            place={place}
            onGo={onGo}
            isInBin={isInBin}
            canDelete={canDelete}
            onDelete={remove}
            onRestore={remove}
          />
        }
      />
      {lead.deletedAt !== null && !isMerged && (
        <div className={classes.bin}>
          <span>
            {t('record.inBin')} <RelativeTime at={lead.deletedAt} />.
          </span>
          {canDelete && (
            <Button size="xs" variant="default" onClick={remove}>
              {t('record.restore')}
            </Button>
          )}
        </div>
      )}
      <div className={classes.page}>
        <div className={classes.main}>
          <RecordHead
            lead={lead}
            lookups={lookups}
            acts={acts}
            canEdit={canEdit}
            pick={pick}
            onPick={setPick}
          />
          <FieldsPanel
            lead={lead}
            lookups={lookups}
            acts={acts}
            canEdit={canEdit}
            onReceipt={onReceipt}
          />
          {props.deals}
          <CompanyPanel orgId={orgId} lead={lead} />
        </div>
        <div className={classes.side}>
          {props.todos}
          <SectionCard title={t('timeline.title')} flush>
            {canEdit && (
              <NoteComposer
                orgId={orgId}
                leadId={lead.id}
                acts={acts}
                members={lookups.members}
                inputRef={note}
              />
            )}
            <Timeline lead={lead} lookups={lookups} />
          </SectionCard>
        </div>
      </div>
      <EvidenceDrawer orgId={orgId} receipt={receipt} onClose={() => onReceipt(null)} />
    </>
  );
}
