import { useTranslation } from 'react-i18next';
import type { DnsFacts, LeadFacts } from '../../../schema/enrichment/facts.ts';
import { formatRelative } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './enrichment.module.css';

type Translate = ReturnType<typeof useTranslation<'enrichment'>>['t'];

interface Row {
  label: string;
  text: React.ReactNode;
}

/** What was found out about a lead beyond its fields: where, with what, by whose servers. */
export function FactsList({ facts }: { facts: LeadFacts }) {
  const { t, i18n } = useTranslation('enrichment');
  const now = useNow();
  const rows = [
    ...placeRows(facts, now, i18n.language, t),
    ...(facts.dns ? dnsRows(facts.dns.value, t) : []),
    ...workRows(facts, t),
  ];
  if (rows.length === 0) return null;
  const times = Object.values(facts).map((fact) => fact.observedAt);
  return (
    <>
      <h3 className={classes.heading}>{t('facts.title')}</h3>
      <dl className={classes.facts}>
        {rows.map(({ label, text }) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.when}>
        {t('facts.observed', { when: formatRelative(Math.max(...times), now) })}
      </p>
    </>
  );
}

function placeRows(facts: LeadFacts, now: number, locale: string, t: Translate): Row[] {
  const rows: Row[] = [];
  const zone = facts.timeZone?.value;
  if (zone) {
    const time = timeIn(zone.timeZone, now);
    const name = zone.timeZone.replaceAll('_', ' ');
    rows.push({
      label: t('facts.timeZone'),
      text: (
        <>
          {zone.isCertain ? name : `${name} (${t('facts.likely')})`}
          {time && <span className={classes.dim}> · {t('facts.nowThere', { time })}</span>}
        </>
      ),
    });
  }
  if (facts.language) {
    rows.push({ label: t('facts.language'), text: languageName(facts.language.value, locale) });
  }
  return rows;
}

function dnsRows(dns: DnsFacts, t: Translate): Row[] {
  const protection = [
    dns.spf ? t('facts.spf') : t('facts.noSpf'),
    dns.dmarc ? t('facts.dmarc', { policy: dns.dmarc }) : t('facts.noDmarc'),
  ];
  const mail = dns.mailProvider ?? dns.mailHosts[0] ?? t('facts.noMail');
  return [
    { label: t('facts.mail'), text: mail },
    { label: t('facts.spoof'), text: protection.join(' · ') },
    { label: t('facts.hosting'), text: dns.hosting },
    { label: t('facts.dns'), text: dns.dnsProvider },
    { label: t('facts.services'), text: dns.services.join(', ') },
  ].filter(({ text }) => text);
}

function workRows(facts: LeadFacts, t: Translate): Row[] {
  const rows: Row[] = [];
  const pattern = facts.emailPattern?.value;
  if (facts.technologies) {
    rows.push({ label: t('facts.technologies'), text: facts.technologies.value.join(', ') });
  }
  if (pattern) {
    const { examples, seen } = pattern;
    const shown = `${pattern.pattern}@${pattern.domain}`;
    rows.push({
      label: t('facts.pattern'),
      text: t('facts.patternOf', { pattern: shown, examples, seen }),
    });
  }
  const flags = facts.emailFlags?.value.filter(isKnownFlag) ?? [];
  if (flags.length > 0) {
    const text = flags.map((flag) => t(`facts.flag.${flag}`)).join(', ');
    rows.push({ label: t('facts.flags'), text });
  }
  return rows;
}

const FLAGS = ['role', 'free_mail', 'disposable'] as const;
type Flag = (typeof FLAGS)[number];
const isKnownFlag = (flag: string): flag is Flag => (FLAGS as readonly string[]).includes(flag);

/** Null for a zone that this browser does not know. */
function timeIn(timeZone: string, now: number): string | null {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone, timeStyle: 'short' }).format(now);
  } catch {
    return null;
  }
}

function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
