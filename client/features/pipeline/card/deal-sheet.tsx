import { Button, NativeSelect } from '@mantine/core';
import { IconArchive, IconArrowUpRight, IconMail, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { PipelineActs } from '../pipeline-acts.ts';
import { type Deal, dealName, type Lookups, type Pipeline } from '../pipeline-types.ts';
import { DealFields } from './deal-fields.tsx';
import classes from './deal-sheet.module.css';

interface DealSheetProps {
  deal: Deal;
  pipeline: Pipeline;
  lookups: Lookups;
  acts: PipelineActs;
  canEdit: boolean;
  onClose: () => void;
}

const ICON = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

/** A deal beside the board: its stage and figures, whom it is with, and the way to the lead. */
export function DealSheet({ deal, pipeline, lookups, acts, canEdit, onClose }: DealSheetProps) {
  const { t } = useTranslation('pipeline');
  const { lead } = deal;
  return (
    <Sheet title={dealName(deal)} isOpen onClose={onClose} size={420}>
      <div className={classes.sheet}>
        {lead && (
          <div className={classes.lead}>
            <span className={classes.who}>
              {[lead.title, lead.companyName].filter(Boolean).join(' · ') || lead.name}
            </span>
            {lead.email && (
              <a href={`mailto:${lead.email}`} className={classes.reach}>
                <IconMail {...ICON} />
                {lead.email}
              </a>
            )}
            {lead.phone && (
              <a href={`tel:${lead.phone}`} className={classes.reach}>
                <IconPhone {...ICON} />
                {lead.phone}
              </a>
            )}
          </div>
        )}
        <NativeSelect
          label={t('fields.stage')}
          disabled={!canEdit}
          value={deal.stageId}
          data={pipeline.stages.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => void acts.move([deal.id], event.currentTarget.value)}
        />
        <DealFields key={deal.id} deal={deal} lookups={lookups} acts={acts} canEdit={canEdit} />
        <div className={classes.acts}>
          <LinkButton
            variant="default"
            to="/w/$orgId/leads/$leadId"
            params={{ orgId: deal.orgId, leadId: deal.leadId }}
            rightSection={<IconArrowUpRight {...ICON} />}
          >
            {t('card.openLead')}
          </LinkButton>
          {canEdit && (
            <Button
              variant="subtle"
              leftSection={<IconArchive {...ICON} />}
              onClick={() => {
                void acts.archive([deal.id]);
                onClose();
              }}
            >
              {t('card.archive')}
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  );
}
