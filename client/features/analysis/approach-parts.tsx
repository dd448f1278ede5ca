import { useTranslation } from 'react-i18next';
import type {
  ApproachPart,
  ObjectionsPart,
  PersonaPart,
  Said,
} from '../../../schema/analysis/result.ts';
import classes from './parts.module.css';
import { useSaid } from './said.ts';

export function Persona({ style, motives, tone, avoid }: PersonaPart) {
  const { t } = useTranslation('analysis');
  const said = useSaid();
  const list = (texts: readonly Said[]) => (
    <ul>
      {texts.map((text, n) => (
        <li key={n}>{said(text)}</li>
      ))}
    </ul>
  );
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('persona.style')}</dt>
        <dd>{said(style)}</dd>
        <dt>{t('persona.motives')}</dt>
        <dd>{list(motives)}</dd>
        <dt>{t('persona.tone')}</dt>
        <dd>{said(tone)}</dd>
        <dt>{t('persona.avoid')}</dt>
        <dd>{list(avoid)}</dd>
      </dl>
      <p className={classes.strength}>{t('persona.guess')}</p>
    </>
  );
}

export function Objections({ items }: ObjectionsPart) {
  const said = useSaid();
  return (
    <ul className={classes.list}>
      {items.map((item, n) => (
        <li key={n} className={classes.pair}>
          <p className={classes.objection}>{said(item.objection)}</p>
          <p className={classes.answer}>{said(item.answer)}</p>
        </li>
      ))}
    </ul>
  );
}

export function Approach({ channel, opener, steps }: ApproachPart) {
  const { t } = useTranslation('analysis');
  const said = useSaid();
  return (
    <dl className={classes.facts}>
      <dt>{t('approach.opener')}</dt>
      <dd>{said(opener)}</dd>
      <dt>{t('approach.steps')}</dt>
      <dd>
        <ol className={classes.steps}>
          {steps.map((step, n) => (
            <li key={n}>{said(step)}</li>
          ))}
        </ol>
      </dd>
      {channel && (
        <>
          <dt />
          <dd className={classes.strength}>
            {t('approach.channel', { channel: t(`channel.${channel as 'email'}`) })}
          </dd>
        </>
      )}
    </dl>
  );
}
