import { IconPlus, IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/avatar.tsx';
import { useAnnounceFocus, useMarksOn } from '../../../live/use-presence.ts';
import { EditMarks } from '../edit-marks.tsx';
import { KindIcon } from '../kind-icon.tsx';
import type { LeadActs } from '../lead-acts.ts';
import { LeadStatusDot } from '../lead-status.tsx';
import type { LeadRecord, Lookups } from '../lead-types.ts';
import { MemberName } from '../member-name.tsx';
import { PickerPopover } from '../picker/picker-popover.tsx';
import { type PickKind, useLeadPicker } from '../picker/use-lead-picker.ts';
import { safeHref, sourceHost } from '../source-host.ts';
import { TagChip } from '../tag-chip.tsx';
import classes from './record-head.module.css';

export type HeadPick = Exclude<PickKind, 'country'>;

interface RecordHeadProps {
  lead: LeadRecord;
  lookups: Lookups;
  acts: LeadActs;
  canEdit: boolean;
  /** Which picker hangs open. */
  pick: HeadPick | null;
  onPick: (pick: HeadPick | null) => void;
}

/** Who this is, and where the work with them stands. */
export function RecordHead(props: RecordHeadProps) {
  const { lead, lookups, acts, canEdit } = props;
  const { t } = useTranslation('lead');
  const company =
    lead.companyName === lead.name ? sourceHost(safeHref(lead.website)) : lead.companyName;
  const work = [lead.title, company].filter(Boolean).join(' · ');
  const owner = lead.ownerId ? lookups.members.get(lead.ownerId) : undefined;
  return (
    <header className={classes.head}>
      <Avatar
        name={lead.name}
        seed={lead.id}
        size={40}
        shape={lead.kind === 'company' ? 'square' : 'round'}
      />
      <div className={classes.names}>
        <h2 className={classes.name}>{lead.name}</h2>
        <p className={classes.work}>
          <KindIcon kind={lead.kind} size={15} isSilent={!work} />
          {work || t(`kind.${lead.kind}`)}
        </p>
      </div>
      <div className={classes.state}>
        <PickButton {...props} kind="status">
          <LeadStatusDot status={lead.status} />
        </PickButton>
        <PickButton {...props} kind="owner">
          {owner ? (
            <MemberName member={owner} size={20} />
          ) : (
            <span className={classes.quiet}>
              <IconUserPlus size={15} stroke={1.7} aria-hidden="true" />
              {t('owner.nobody')}
            </span>
          )}
        </PickButton>
        {lead.tagLinks.map(({ tagId }) => {
          const tag = lookups.tags.get(tagId);
          return (
            tag && (
              <TagChip
                key={tagId}
                tag={tag}
                isLarge
                onRemove={canEdit ? () => void acts.untag([lead.id], tagId) : undefined}
              />
            )
          );
        })}
        {canEdit && (
          <PickButton {...props} kind="tags">
            <span className={classes.quiet}>
              <IconPlus size={14} stroke={1.8} aria-hidden="true" />
              {t('tags.add')}
            </span>
          </PickButton>
        )}
      </div>
    </header>
  );
}

interface PickButtonProps extends RecordHeadProps {
  kind: HeadPick;
  children: React.ReactNode;
}

function PickButton(props: PickButtonProps) {
  const { lead, lookups, acts, canEdit, kind, pick, onPick, children } = props;
  const close = () => onPick(null);
  const { label, ...picker } = useLeadPicker({ kind, leads: [lead], lookups, acts, onDone: close });
  const isOpen = pick === kind;
  const subject = `lead:${lead.id}`;
  const marks = useMarksOn(subject);
  useAnnounceFocus(isOpen ? { subject, act: 'edit', field: kind } : null);
  if (!canEdit) return <span className={classes.fixed}>{children}</span>;
  return (
    <PickerPopover isOpen={isOpen} onClose={close} label={label} {...picker}>
      <button
        type="button"
        className={classes.pick}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => onPick(isOpen ? null : kind)}
      >
        <span className="q-hidden">{label}: </span>
        {children}
        <EditMarks marks={marks} field={kind} />
      </button>
    </PickerPopover>
  );
}
