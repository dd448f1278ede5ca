import { ActionIcon, Switch } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderChoice } from '../../../schema/enrichment/providers.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { ProviderRow } from './provider-row.tsx';
import { moveProvider, type ProviderView, type RankedProvider } from './provider-view.ts';
import classes from './providers.module.css';

interface ProviderSettingsProps {
  ranked: readonly RankedProvider[];
  searched: readonly ProviderView[];
  canManage: boolean;
  isOffline: boolean;
  onOrder: (providers: ProviderChoice[]) => void;
  onSave: (provider: ProviderView, key: string) => Promise<string | null>;
  onRemove: (provider: ProviderView) => void;
}

/** The providers in the order in which they are asked, then those that are searched alone. */
export function ProviderSettings(props: ProviderSettingsProps) {
  const { ranked, searched, onOrder, ...shared } = props;
  const { t } = useTranslation('enrichment');
  const [said, setSaid] = useState('');
  const setOn = (id: RankedProvider['id'], isOn: boolean) =>
    onOrder(ranked.map((each) => ({ id: each.id, isOn: each.id === id ? isOn : each.isOn })));
  const move = (provider: RankedProvider, by: -1 | 1) => {
    const order = moveProvider(ranked, provider.id, by);
    onOrder(order);
    const place = order.findIndex(({ id }) => id === provider.id) + 1;
    setSaid(t('providers.moved', { name: provider.name, place }));
  };
  return (
    <>
      <SectionCard title={t('providers.order')} text={t('providers.orderText')} flush>
        <ol className={classes.list}>
          {ranked.map((provider, n) => (
            <ProviderRow
              key={provider.id}
              {...shared}
              provider={provider}
              isOff={!provider.isOn}
              lead={<span className={classes.place}>{n + 1}</span>}
              tail={
                props.canManage && (
                  <Ranking
                    provider={provider}
                    isFirst={n === 0}
                    isLast={n === ranked.length - 1}
                    onMove={(by) => move(provider, by)}
                    onSwitch={(isOn) => setOn(provider.id, isOn)}
                  />
                )
              }
            />
          ))}
        </ol>
        <output className="q-hidden">{said}</output>
      </SectionCard>
      <SectionCard title={t('providers.search')} text={t('providers.searchText')} flush>
        <ul className={classes.list}>
          {searched.map((provider) => (
            <ProviderRow key={provider.id} {...shared} provider={provider} />
          ))}
        </ul>
      </SectionCard>
    </>
  );
}

interface RankingProps {
  provider: RankedProvider;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onSwitch: (isOn: boolean) => void;
}

function Ranking({ provider, isFirst, isLast, onMove, onSwitch }: RankingProps) {
  const { t } = useTranslation('enrichment');
  const { name, isOn, key } = provider;
  return (
    <span className={classes.ranking}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('providers.up', { name })}
        // Stays in the order of keys at the end of its way, so that focus is not lost.
        aria-disabled={isFirst || undefined}
        onClick={() => !isFirst && onMove(-1)}
      >
        <IconChevronUp size={16} stroke={1.8} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('providers.down', { name })}
        aria-disabled={isLast || undefined}
        onClick={() => !isLast && onMove(1)}
      >
        <IconChevronDown size={16} stroke={1.8} />
      </ActionIcon>
      {key.kind === 'none' && isOn ? (
        // Without a key there is nothing to switch off; the arrows keep their column.
        <span className={classes.noSwitch} />
      ) : (
        <Switch
          aria-label={t('providers.on', { name })}
          checked={isOn}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
      )}
    </span>
  );
}
