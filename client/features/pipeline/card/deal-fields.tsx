import { NativeSelect } from '@mantine/core';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealChanges, DealField } from '../../../../schema/pipeline/fields.ts';
import { ownEdits } from '../../../offline/own-edits.ts';
import { CURRENCIES, readAmount, toAmountText } from '../money.ts';
import type { PipelineActs } from '../pipeline-acts.ts';
import { type Deal, type Lookups, memberName } from '../pipeline-types.ts';
import classes from './deal-sheet.module.css';
import { DraftInput } from './draft-input.tsx';

interface DealFieldsProps {
  deal: Deal;
  lookups: Lookups;
  acts: PipelineActs;
  canEdit: boolean;
}

/** Value, owner, expected close and title of a deal; each is saved when one leaves it. */
export function DealFields({ deal, lookups, acts, canEdit }: DealFieldsProps) {
  const { t } = useTranslation('pipeline');
  // What one saw when one began to type: what a clash is told by.
  const seenDeal = useRef(deal);
  const start = () => {
    seenDeal.current = deal;
  };
  const isOwn = useCallback((field: DealField) => () => ownEdits.isOwn(deal.id, field), [deal.id]);
  const save = (changes: DealChanges, from: DealChanges = seenDeal.current) => {
    acts.update(deal, changes, { from });
    return null;
  };
  const saveValue = (text: string) => {
    if (!text.trim()) return save({ valueMinor: null });
    const valueMinor = readAmount(text, deal.currency);
    return valueMinor === null ? t('fields.valueProblem') : save({ valueMinor });
  };
  const currencies = [...new Set([deal.currency, ...CURRENCIES])];
  const members = [...lookups.members.values()];
  const hasOwner = deal.ownerId !== null && !lookups.members.has(deal.ownerId);
  return (
    <div className={classes.fields}>
      <div className={classes.money}>
        <DraftInput
          label={t('fields.value')}
          inputMode="decimal"
          disabled={!canEdit}
          value={toAmountText(deal.valueMinor, deal.currency)}
          isOwn={isOwn('valueMinor')}
          onStart={start}
          onCommit={saveValue}
          data-autofocus
        />
        <NativeSelect
          aria-label={t('fields.currency')}
          disabled={!canEdit}
          value={deal.currency}
          data={currencies}
          onChange={(event) => save({ currency: event.currentTarget.value }, deal)}
        />
      </div>
      <NativeSelect
        label={t('fields.owner')}
        disabled={!canEdit}
        value={deal.ownerId ?? ''}
        data={[
          { value: '', label: t('owner.nobody') },
          ...members.map((member) => ({
            value: member.userId,
            label: memberName(member) ?? '…',
          })),
          ...(hasOwner ? [{ value: deal.ownerId ?? '', label: t('owner.gone') }] : []),
        ]}
        onChange={(event) => save({ ownerId: event.currentTarget.value || null }, deal)}
      />
      <DraftInput
        label={t('fields.expectedClose')}
        type="date"
        disabled={!canEdit}
        value={deal.expectedClose ?? ''}
        isOwn={isOwn('expectedClose')}
        onStart={start}
        onCommit={(text) => save({ expectedClose: text || null })}
      />
      <DraftInput
        label={t('fields.title')}
        placeholder={deal.lead?.name ?? ''}
        maxLength={120}
        disabled={!canEdit}
        value={deal.title ?? ''}
        isOwn={isOwn('title')}
        onStart={start}
        onCommit={(text) => save({ title: text.trim() || null })}
      />
    </div>
  );
}
