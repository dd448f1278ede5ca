import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SOURCES, type SourceId, type SourceState } from '../../../schema/request/sources.ts';
import { formatMoney } from './money.ts';
import classes from './source-list.module.css';

interface SourceListProps {
  states: readonly SourceState[];
  chosen: readonly SourceId[];
  onChoose: (chosen: SourceId[]) => void;
  /** Leads those who may enter keys to where they do. */
  keysLink: React.ReactNode;
}

/** Where to look: what each source finds, what it costs, and what it still lacks. */
export function SourceList({ states, chosen, onChoose, keysLink }: SourceListProps) {
  const { t } = useTranslation('request');
  const ready = states.filter(({ lacks }) => lacks === null);
  const lacking = states.filter(({ lacks }) => lacks !== null);
  return (
    <fieldset className={classes.list}>
      <legend className="q-hidden">{t('sources.title')}</legend>
      {ready.map(({ id }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={(event) =>
            onChoose(
              event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id),
            )
          }
          label={t(`sources.${id}.name`)}
          description={<Facts id={id} />}
        />
      ))}
      {lacking.length > 0 && (
        <details className={classes.more}>
          <summary>{t('sources.more', { count: lacking.length })}</summary>
          {keysLink && <p className={classes.keys}>{keysLink}</p>}
          <ul className={classes.lacking}>
            {lacking.map(({ id, lacks }) => (
              <li key={id}>
                <span className={classes.name}>{t(`sources.${id}.name`)}</span>
                <span className={classes.lack}>{t(`lacks.${lacks ?? 'key'}`)}</span>
                <span className={classes.facts}>
                  <Facts id={id} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}

function Facts({ id }: { id: SourceId }) {
  const { t } = useTranslation('request');
  const { callMicros, maxCalls } = SOURCES[id];
  const price =
    callMicros === null
      ? t('price.contract')
      : callMicros === 0
        ? t('price.free')
        : t('price.most', { money: formatMoney(callMicros * maxCalls) });
  return (
    <>
      {t(`sources.${id}.text`)} {price}
    </>
  );
}
