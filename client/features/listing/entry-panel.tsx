import { Button, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../ui/format.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { StatusBadge } from '../../ui/status.tsx';
import { type EntryGroup, labelOf } from './entry-groups.ts';
import classes from './listing.module.css';
import { readCard } from './read-card.ts';

interface EntryPanelProps {
  host: string;
  groups: readonly EntryGroup[];
  chosen: EntryGroup | null;
  /** The shape that is remembered for the host; null while its entries are found by themselves. */
  remembered: string | null;
  canSave: boolean;
  onChoose: (group: EntryGroup) => void;
  onSave: () => void;
  onForget: () => void;
}

const SHOWN_CARDS = 4;

/** Which links are the entries, what their cards say, and what the host is remembered by. */
export function EntryPanel(props: EntryPanelProps) {
  const { host, groups, chosen, remembered, canSave } = props;
  const { t } = useTranslation('listing');
  const isSame = chosen !== null && chosen.shape === remembered;
  return (
    <div className={classes.panel}>
      <SectionCard
        title={t('groups.title')}
        text={t(remembered === null ? 'groups.found' : 'groups.pointed', { host })}
      >
        <Radio.Group
          label={<span className="q-hidden">{t('groups.title')}</span>}
          value={chosen?.shape ?? ''}
          onChange={(shape) => {
            const group = groups.find((each) => each.shape === shape);
            if (group) props.onChoose(group);
          }}
        >
          <div className={classes.groups}>
            {groups.map((group) => (
              <Radio
                key={group.shape}
                value={group.shape}
                label={
                  <span className={classes.group}>
                    <span className={classes.sample} data-testid="samples">
                      {samplesOf(group)}
                    </span>
                    <span className={classes.count}>
                      {t('groups.count', {
                        count: group.links.length,
                        formatted: formatNumber(group.links.length),
                      })}
                    </span>
                    {group.shape === remembered && (
                      <StatusBadge tone="good">{t('groups.remembered')}</StatusBadge>
                    )}
                  </span>
                }
              />
            ))}
          </div>
        </Radio.Group>
        {canSave && (
          <div className={classes.acts}>
            <Button variant="filled" disabled={!chosen || isSame} onClick={props.onSave}>
              {t('save')}
            </Button>
            {remembered !== null && (
              <Button variant="subtle" onClick={props.onForget}>
                {t('forget')}
              </Button>
            )}
          </div>
        )}
      </SectionCard>
      {chosen && <Cards group={chosen} />}
    </div>
  );
}

function samplesOf({ links }: EntryGroup): string {
  return links
    .slice(0, 3)
    .map((link) => labelOf(link).slice(0, 40))
    .filter(Boolean)
    .join(' · ');
}

/** The first cards as they read, so that one sees whether they are the right ones. */
function Cards({ group }: { group: EntryGroup }) {
  const { t } = useTranslation('listing');
  return (
    <SectionCard title={t('cards.title')} text={t('cards.text')}>
      <ol className={classes.cards}>
        {group.links.slice(0, SHOWN_CARDS).map((link) => {
          const { target, values } = readCard(link, group);
          return (
            <li key={target} className={classes.card}>
              <dl className={classes.facts}>
                {values.map(({ field, value }) => (
                  <div key={`${field} ${value}`} className={classes.fact}>
                    <dt>{t(`field.${field}`)}</dt>
                    <dd>{value || '–'}</dd>
                  </div>
                ))}
                <div className={classes.fact}>
                  <dt>{t('field.target')}</dt>
                  <dd className={classes.target}>{target}</dd>
                </div>
              </dl>
            </li>
          );
        })}
      </ol>
    </SectionCard>
  );
}
