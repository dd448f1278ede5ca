import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Credits } from '../../../ui/credits.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { SectionCard } from '../../../ui/section-card.tsx';
import { MAX_BUDGET } from '../draft/crawl-draft.ts';
import classes from './cost-card.module.css';
import { NumberField } from './number-field.tsx';
import type { CrawlForm } from './use-crawl-form.ts';

interface CostCardProps {
  form: CrawlForm;
  free: number;
  /** Credits that other crawls hold. */
  held: number;
  isOffline: boolean;
  onDraft: () => void;
}

/** What it costs at most, what is free, what stays, and the two ways on. */
export function CostCard({ form, free, held, isOffline, onDraft }: CostCardProps) {
  const { t } = useTranslation('crawl');
  const { quote, budgetCredits, change, problems } = form;
  const isShort = quote.missing > 0;
  return (
    <SectionCard title={t('form.costTitle')}>
      <div className={classes.body}>
        <NumberField
          label={t('form.budget')}
          value={budgetCredits}
          onChange={(budget) => change({ budgetCredits: budget })}
          min={1}
          max={MAX_BUDGET}
          step={10}
          isWrong={problems.budgetCredits !== undefined}
        />
        <div>
          <p className={classes.most}>
            {t('cost.atMost', { count: quote.atMost, formatted: formatNumber(quote.atMost) })}
          </p>
          <ul className={classes.terms}>
            <li>{t('cost.perLead')}</li>
            <li>{t('cost.free')}</li>
          </ul>
        </div>
        {isShort ? (
          <Shortage free={free} held={held} missing={quote.missing} onBudget={change} />
        ) : (
          <dl className={classes.after}>
            <dt>{t('cost.after')}</dt>
            <dd>
              <Credits amount={quote.left} />
            </dd>
            <dd className={classes.note}>{t('cost.afterNote')}</dd>
          </dl>
        )}
        {isOffline && <output className={classes.offline}>{t('form.offline')}</output>}
        <div className={classes.acts}>
          <Button type="submit" fullWidth disabled={isShort}>
            {t('form.submit')}
          </Button>
          <Button variant="default" fullWidth onClick={onDraft}>
            {t('form.draft')}
          </Button>
        </div>
      </div>
    </SectionCard>
  );
}

interface ShortageProps {
  free: number;
  held: number;
  missing: number;
  onBudget: (patch: { budgetCredits: number }) => void;
}

/** Too few credits: by how many, where the others are, and the nearest way out. */
function Shortage({ free, held, missing, onBudget }: ShortageProps) {
  const { t } = useTranslation('crawl');
  const available = Math.max(0, free);
  return (
    <div className={classes.short}>
      <FormProblem
        text={
          available < 1
            ? t('cost.none')
            : t('cost.short', {
                count: missing,
                formatted: formatNumber(missing),
                free: formatNumber(available),
              })
        }
      />
      <p className={classes.note}>
        {held > 0 ? t('cost.held', { held: formatNumber(held) }) : t('cost.askAdmin')}
      </p>
      {available >= 1 && (
        <Anchor
          component="button"
          type="button"
          className={classes.lower}
          onClick={() => onBudget({ budgetCredits: available })}
        >
          {t('cost.lower', { free: formatNumber(available) })}
        </Anchor>
      )}
    </div>
  );
}
