import { useTranslation } from 'react-i18next';
import type { RunStep, StepState } from '../../../schema/enrichment/run.ts';
import type { Tone } from '../../ui/tone.ts';

export const STEP_TONE: Record<StepState, Tone> = {
  waiting: 'neutral',
  running: 'info',
  found: 'good',
  nothing: 'neutral',
  skipped: 'neutral',
  failed: 'warn',
};

const FIELDS = new Set<string>();

/** A field by its name in receipts or facts, in words; one of a later version as it is stored. */
export function useFieldName() {
  const { t, i18n } = useTranslation('enrichment');
  return (field: string): string => {
    const key = `field.${field}`;
    if (!FIELDS.has(key) && !i18n.exists(key, { ns: 'enrichment' })) return field;
    FIELDS.add(key);
    return t(key as 'field.email');
  };
}

/** What a step came to, in words. */
export function useStepText() {
  const { t } = useTranslation('enrichment');
  const fieldName = useFieldName();
  return ({ state, reason, added, isCached }: RunStep): string => {
    if (state === 'found') {
      const fields = added.map((field) => fieldName(field)).join(', ');
      return isCached ? `${fields} (${t('kept')})` : fields;
    }
    return reason ? `${t(`state.${state}`)}: ${t(`reason.${reason}`)}` : t(`state.${state}`);
  };
}
