import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { StatusDot } from '../../ui/status.tsx';
import classes from './change.module.css';

/** One side of a clash, in words. */
export interface ClashSide {
  value: string;
  who: string;
  at: number;
}

export interface ClashView {
  id: string;
  field: string;
  label: string;
  kept: ClashSide;
  other: ClashSide;
  /** Both can stand together: they are texts. */
  canJoin: boolean;
}

export type ClashChoice = 'kept' | 'other' | 'both';

interface ClashListProps {
  clashes: readonly ClashView[];
  onChoose: (clashId: string, choice: ClashChoice) => void;
}

/** The tray: both values of a field that two people changed, side by side. */
export function ClashList({ clashes, onChoose }: ClashListProps) {
  const { t } = useTranslation('change');
  return (
    <SectionCard title={t('clashes.title')} text={t('clashes.text')} flush>
      <ul className={classes.list}>
        {clashes.map((clash) => (
          <li key={clash.id} className={classes.row}>
            <h3 className={classes.clash}>
              {t('clashes.field', { field: clash.field, label: clash.label })}
            </h3>
            <div className={classes.sides}>
              <Side side={clash.kept} isStanding>
                <Button size="xs" variant="default" onClick={() => onChoose(clash.id, 'kept')}>
                  {t('clashes.keep')}
                </Button>
              </Side>
              <Side side={clash.other}>
                <Button size="xs" variant="default" onClick={() => onChoose(clash.id, 'other')}>
                  {t('clashes.use')}
                </Button>
                {clash.canJoin && (
                  <Button size="xs" variant="subtle" onClick={() => onChoose(clash.id, 'both')}>
                    {t('clashes.both')}
                  </Button>
                )}
              </Side>
            </div>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

interface SideProps {
  side: ClashSide;
  isStanding?: boolean;
  children: React.ReactNode;
}

function Side({ side, isStanding = false, children }: SideProps) {
  const { t } = useTranslation('change');
  return (
    <div className={classes.side} data-standing={isStanding || undefined}>
      <div className={classes.what}>
        <span className={classes.who}>{side.who}</span>
        <RelativeTime at={side.at} />
        {isStanding && <StatusDot tone="good">{t('clashes.stands')}</StatusDot>}
      </div>
      <p className={classes.value}>{side.value || t('clashes.empty')}</p>
      <div className={classes.acts}>{children}</div>
    </div>
  );
}
