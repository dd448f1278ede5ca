import { Button } from '@mantine/core';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartBoundary } from '../../../ui/part-boundary.tsx';
import { usePartRetry } from '../../../ui/use-part-retry.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import { useCan } from '../../../workspace/workspace.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { TrailPlace } from '../lead-trail.ts';
import type { LeadRecord, Lookups } from '../lead-types.ts';
import { CompanyPanel } from './company-panel.tsx';
import { ContactButtons } from './contact-buttons.tsx';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { FieldsPanel } from './fields-panel.tsx';
import { NoteComposer } from './note-composer.tsx';
import { type QuickAct, RecordActions } from './record-actions.tsx';
import { type HeadPick, RecordHead } from './record-head.tsx';
import { RecordIndex } from './record-index.tsx';
import { partId, type RecordPart } from './record-parts.ts';
import classes from './record-screen.module.css';
import { Timeline } from './timeline.tsx';
import { useRecordCommands } from './use-record-commands.ts';
import { useRecordParts } from './use-record-parts.ts';

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
  /** The parts of the page that other features make, by where they stand. */
  cards: Record<Exclude<RecordPart, 'details' | 'timeline' | 'company'>, React.ReactNode>;
  /** Onto a pipeline; null for those who may not. */
  onSave: (() => void) | null;
}

/**
 * A lead's page. Who it is, where the work stands, the ways to reach them and the parts of the page
 * stay in sight; below, facts with their receipts on one side and the work on the other, which on a
 * narrow screen stands between what is known and what was made of it.
 */
export function RecordScreen(props: RecordScreenProps) {
  const { orgId, lead, lookups, acts, place, receiptId, onReceipt, onGo, onBack, backTo } = props;
  const { cards } = props;
  const { t } = useTranslation('lead');
  const isInBin = lead.deletedAt !== null;
  const canEdit = useCan('lead.edit') && !isInBin;
  // One that was merged comes back with the end of the merge, not from the bin.
  const isMerged = lead.mergedIntoId !== null;
  const canDelete = useCan('lead.delete') && !isMerged;
  const [pick, setPick] = useState<HeadPick | null>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const sticky = useRef<HTMLDivElement>(null);
  const parts = useRecordParts(page, sticky);
  const remove = () => void (isInBin ? acts.restore([lead.id]) : acts.remove([lead.id]));
  // Its button may have been scrolled away, and a picker hangs from its button.
  const pickFromAfar = (kind: HeadPick) => {
    scrollTo({ top: 0 });
    setPick(kind);
  };
  const receipt = lead.values.find((value) => value.id === receiptId) ?? null;

  const quickActs: { act: QuickAct; run: () => void }[] = [
    ...(canEdit
      ? [
          { act: 'status' as const, run: () => pickFromAfar('status') },
          { act: 'assign' as const, run: () => pickFromAfar('owner') },
          { act: 'tag' as const, run: () => pickFromAfar('tags') },
          { act: 'note' as const, run: () => note.current?.focus() },
        ]
      : []),
    ...(props.onSave && !isInBin ? [{ act: 'pipeline' as const, run: props.onSave }] : []),
  ];
  useRecordCommands({
    place,
    canEdit,
    canDelete,
    isInBin,
    onGo,
    onBack,
    onPick: pickFromAfar,
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
            quick={quickActs}
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
      <div className={classes.page} ref={page}>
        <div className={classes.top}>
          <div className={classes.head}>
            <RecordHead
              lead={lead}
              lookups={lookups}
              acts={acts}
              canEdit={canEdit}
              pick={pick}
              onPick={setPick}
            />
          </div>
          <div className={classes.bar} ref={sticky}>
            <RecordIndex present={parts.present} current={parts.current} onJump={parts.jump} />
            <ContactButtons lead={lead} />
          </div>
        </div>
        <div className={classes.columns}>
          <div className={classes.facts}>
            <Part name="details">
              <FieldsPanel
                lead={lead}
                lookups={lookups}
                acts={acts}
                canEdit={canEdit}
                onReceipt={onReceipt}
              />
            </Part>
            <Part name="duplicates">{cards.duplicates}</Part>
            <Part name="reach">{cards.reach}</Part>
          </div>
          <div className={classes.side}>
            <Part name="pipelines">{cards.pipelines}</Part>
            <Part name="todos">{cards.todos}</Part>
            <Part name="timeline">
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
            </Part>
          </div>
          <div className={classes.rest}>
            <Part name="score">{cards.score}</Part>
            <Part name="analysis">{cards.analysis}</Part>
            <Part name="enrichment">{cards.enrichment}</Part>
            <Part name="company">
              <CompanyPanel orgId={orgId} lead={lead} />
            </Part>
            <Part name="cost">{cards.cost}</Part>
          </div>
        </div>
      </div>
      <EvidenceDrawer orgId={orgId} receipt={receipt} onClose={() => onReceipt(null)} />
    </>
  );
}

/** The place of one part, which the index leads to; takes no room while its part has nothing to show. */
function Part({ name, children }: { name: RecordPart; children: React.ReactNode }) {
  const { t } = useTranslation('common');
  const retry = usePartRetry();
  return (
    <div id={partId(name)} className={classes.part}>
      <PartBoundary
        {...retry}
        fallback={<p className={classes.missing}>{t('missingPart.short')}</p>}
      >
        <Suspense>{children}</Suspense>
      </PartBoundary>
    </div>
  );
}
