import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../../../ui/section-card.tsx';
import { countryName } from '../../../ui/country-names.ts';
import { KindIcon } from '../kind-icon.tsx';
import type { LeadRecord } from '../lead-types.ts';
import { LeadStatusDot } from '../lead-status.tsx';
import { usePhoneFormat } from '../../../ui/phone-format.ts';
import { safeHref } from '../source-host.ts';
import classes from './company-panel.module.css';

interface CompanyPanelProps {
  orgId: string;
  lead: LeadRecord;
}

/** Who the lead works for, and who else is known there. */
export function CompanyPanel({ orgId, lead }: CompanyPanelProps) {
  const { t } = useTranslation('lead');
  const asPhone = usePhoneFormat();
  const { company } = lead;
  if (!company) return null;
  const colleagues = company.leads.filter((other) => other.id !== lead.id);
  return (
    <SectionCard title={t('company.title')} flush>
      <div className={classes.body}>
        <p className={classes.name}>{company.name}</p>
        {company.description && <p className={classes.description}>{company.description}</p>}
        <dl className={classes.facts}>
          {facts(company, t, asPhone).map(
            ({ label, text, href }) =>
              text && (
                <div key={label} className={classes.fact}>
                  <dt>{label}</dt>
                  <dd>
                    {href ? (
                      <a href={href} target="_blank" rel="noopener noreferrer">
                        {text}
                      </a>
                    ) : (
                      text
                    )}
                  </dd>
                </div>
              ),
          )}
        </dl>
      </div>
      {colleagues.length > 0 && (
        <>
          <h3 className={classes.heading}>
            {t('company.colleagues', { count: colleagues.length })}
          </h3>
          <ul className={classes.colleagues}>
            {colleagues.map((other) => (
              <li key={other.id}>
                <Link
                  to="/w/$orgId/leads/$leadId"
                  params={{ orgId, leadId: other.id }}
                  className={classes.colleague}
                >
                  <KindIcon kind={other.kind} />
                  <span className={classes.who}>{other.name}</span>
                  <span className={classes.what}>{other.title ?? other.email}</span>
                  <LeadStatusDot status={other.status} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </SectionCard>
  );
}

type Company = NonNullable<LeadRecord['company']>;
type Translate = ReturnType<typeof useTranslation<'lead'>>['t'];

function facts(company: Company, t: Translate, asPhone: (stored: string) => string) {
  const { website, domain, street, postalCode, city, country } = company;
  const place = [[postalCode, city].filter(Boolean).join(' '), countryName(country)];
  return [
    {
      label: t('company.website'),
      text: domain ?? website,
      href: safeHref(website ?? domain) ?? undefined,
    },
    { label: t('company.industry'), text: company.industry },
    { label: t('company.phone'), text: company.phone && asPhone(company.phone) },
    { label: t('company.email'), text: company.email },
    { label: t('company.address'), text: [street, ...place].filter(Boolean).join(', ') },
    { label: t('company.hours'), text: company.openingHours },
    { label: t('company.founded'), text: company.founded },
    { label: t('company.technologies'), text: company.technologies.join(', ') },
  ] as { label: string; text: string | null; href?: string }[];
}
