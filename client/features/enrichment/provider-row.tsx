import { useTranslation } from 'react-i18next';
import { formatCost } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { StatusBadge } from '../../ui/status.tsx';
import type { Tone } from '../../ui/tone.ts';
import { ProviderHealth } from './provider-health.tsx';
import { ProviderKeyForm } from './provider-key-form.tsx';
import { isLeftAlone, type ProviderView } from './provider-view.ts';
import classes from './providers.module.css';

interface ProviderRowProps {
  provider: ProviderView;
  isOff?: boolean;
  canManage: boolean;
  isOffline: boolean;
  /** Before the name: place and switches. */
  lead?: React.ReactNode;
  /** Behind it. */
  tail?: React.ReactNode;
  onSave: (provider: ProviderView, key: string) => Promise<string | null>;
  onRemove: (provider: ProviderView) => void;
}

/** One provider: what it gives, what it costs, how it does, and its key. */
export function ProviderRow(props: ProviderRowProps) {
  const { provider, isOff = false, canManage, isOffline, onSave, onRemove } = props;
  const { t } = useTranslation('enrichment');
  const { id, name, key, priceMicros, health } = provider;
  const state = stateOf(provider, isOff, useNow(), t);
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        {props.lead}
        <h3 className={classes.name}>{name}</h3>
        <StatusBadge tone={state.tone}>{state.text}</StatusBadge>
        {props.tail}
      </div>
      <p className={classes.finds}>{t(`providers.finds.${id}`)}</p>
      <div className={classes.foot}>
        <p className={classes.figures}>
          {priceMicros !== undefined && (
            <span>
              {priceMicros === null
                ? t('providers.priceContract')
                : t('providers.price', { price: formatCost(priceMicros) })}
            </span>
          )}
          <ProviderHealth health={health} hasKey={key.kind !== 'none'} />
        </p>
        {canManage && (
          <details className={classes.more}>
            <summary>
              <span className="q-hidden">{t('providers.details', { name })}: </span>
              {t(key.kind === 'own' ? 'providers.replace' : 'providers.add')}
            </summary>
            <ProviderKeyForm
              provider={provider}
              isOffline={isOffline}
              onSave={(typed) => onSave(provider, typed)}
              onRemove={key.kind === 'own' ? () => onRemove(provider) : null}
            />
          </details>
        )}
      </div>
    </li>
  );
}

function stateOf(
  { key, health }: ProviderView,
  isOff: boolean,
  now: number,
  t: ReturnType<typeof useTranslation<'enrichment'>>['t'],
): { tone: Tone; text: string } {
  if (isOff) return { tone: 'neutral', text: t('providers.state.off') };
  if (key.kind === 'none') return { tone: 'neutral', text: t('providers.state.none') };
  if (isLeftAlone(health, now)) return { tone: 'warn', text: t('providers.state.open') };
  if (key.kind === 'shared') return { tone: 'good', text: t('providers.state.shared') };
  const { hint } = key;
  return {
    tone: 'good',
    text: hint ? t('providers.state.own', { hint }) : t('providers.state.ownPlain'),
  };
}
