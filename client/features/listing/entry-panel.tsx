import { Button, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListingField, ListingPlaces } from '../../../schema/listing/fields.ts';
import { formatNumber } from '../../ui/format.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { StatusBadge } from '../../ui/status.tsx';
import { type EntryGroup, labelOf } from './entry-groups.ts';
import { FieldPlaces } from './field-places.tsx';
import classes from './listing.module.css';
import { readCard } from './read-card.ts';

interface EntryPanelProps {
  host: string;
  groups: readonly EntryGroup[];
  chosen: EntryGroup | null;
  /** The shape that is remembered for the host; null while its entries are found by themselves. */
  remembered: string | null;
  places: ListingPlaces;
  pointing: ListingField | null;
  /** What is shown is what is remembered. */
  isSaved: boolean;
  canSave: boolean;
  onChoose: (group: EntryGroup) => void;
  onPoint: (field: ListingField | null) => void;
  onPlaces: (places: ListingPlaces) => void;
  onSave: () => void;
  onForget: () => void;
}

const SHOWN_CARDS = 4;

/** Which cards are the entries, what they say and where, and what the host is remembered by. */
export function EntryPanel(props: EntryPanelProps) {
  const { host, groups, chosen, remembered, canSave, places } = props;
  const { t } = useTranslation('listing');
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
                label={<GroupLabel group={group} isRemembered={group.shape === remembered} />}
              />
            ))}
          </div>
        </Radio.Group>
        {canSave && (
          <div className={classes.acts}>
            <Button variant="filled" disabled={!chosen || props.isSaved} onClick={props.onSave}>
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
      {chosen && (
        <FieldPlaces
          group={chosen}
          places={places}
          pointing={props.pointing}
          canSave={canSave}
          onPoint={props.onPoint}
          onPlaces={props.onPlaces}
        />
      )}
      {chosen && <Cards group={chosen} places={places} />}
    </div>
  );
}

function GroupLabel({ group, isRemembered }: { group: EntryGroup; isRemembered: boolean }) {
  const { t } = useTranslation('listing');
  const count = group.anchors.length;
  return (
    <span className={classes.group}>
      <span className={classes.sample} data-testid="samples">
        {samplesOf(group)}
      </span>
      <span className={classes.count}>
        {t(group.hasLinks ? 'groups.count' : 'groups.cards', {
          count,
          formatted: formatNumber(count),
        })}
      </span>
      {isRemembered && <StatusBadge tone="good">{t('groups.remembered')}</StatusBadge>}
    </span>
  );
}

function samplesOf({ anchors }: EntryGroup): string {
  return anchors
    .slice(0, 3)
    .map((link) => labelOf(link).slice(0, 40))
    .filter(Boolean)
    .join(' · ');
}

/** The first cards as they read, so that one sees whether they are the right ones. */
function Cards({ group, places }: { group: EntryGroup; places: ListingPlaces }) {
  const { t } = useTranslation('listing');
  return (
    <SectionCard title={t('cards.title')} text={t('cards.text')}>
      <ol className={classes.cards} data-testid="cards">
        {group.anchors.slice(0, SHOWN_CARDS).map((_anchor, index) => {
          const { target, values } = readCard(group, index, places);
          return (
            <li key={target ?? index} className={classes.card}>
              <dl className={classes.facts}>
                {values.map(({ field, value }) => (
                  <div key={field} className={classes.fact}>
                    <dt>{t(`field.${field}`)}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
                {target !== null && (
                  <div className={classes.fact}>
                    <dt>{t('field.target')}</dt>
                    <dd className={classes.target}>{target}</dd>
                  </div>
                )}
              </dl>
            </li>
          );
        })}
      </ol>
    </SectionCard>
  );
}
