import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DEMO_FIELDS,
  DEMO_PAGE,
  DEMO_RECEIPTS,
  DEMO_URL,
  type DemoField,
  demoSpan,
} from './demo-lead.ts';
import classes from './receipt-demo.module.css';

/** The product's heart, working: pick a value of a lead, see it marked on the page it came from. */
export function ReceiptDemo() {
  const { t } = useTranslation('landing');
  const [picked, setPicked] = useState<DemoField>('email');
  return (
    <section className={classes.demo} aria-label={t('demo.label')}>
      <div className={classes.lead}>
        <p className={classes.hint}>{t('demo.hint')}</p>
        <ul className={classes.fields}>
          {DEMO_FIELDS.map((field) => (
            <li key={field}>
              <button
                type="button"
                className={classes.field}
                aria-pressed={picked === field}
                onClick={() => setPicked(field)}
                onPointerEnter={(event) => event.pointerType === 'mouse' && setPicked(field)}
              >
                <span className={classes.label}>{t(`demo.field.${field}`)}</span>
                <span className={classes.value}>{DEMO_RECEIPTS[field].value}</span>
              </button>
            </li>
          ))}
        </ul>
        <Receipt field={picked} />
      </div>
      <SavedPage picked={picked} />
    </section>
  );
}

function Receipt({ field }: { field: DemoField }) {
  const { t } = useTranslation('landing');
  const { method, confidence } = DEMO_RECEIPTS[field];
  const [start, end] = demoSpan(field);
  return (
    <dl className={classes.receipt} aria-live="polite">
      <div>
        <dt>{t('demo.foundBy')}</dt>
        <dd>{t(`demo.method.${method}`)}</dd>
      </div>
      <div>
        <dt>{t('demo.span')}</dt>
        <dd>
          {start}–{end}
        </dd>
      </div>
      <div>
        <dt>{t('demo.confidence')}</dt>
        <dd>{confidence.toFixed(2)}</dd>
      </div>
    </dl>
  );
}

function SavedPage({ picked }: { picked: DemoField }) {
  const { t } = useTranslation('landing');
  return (
    <figure className={classes.page}>
      <div className={classes.bar}>
        <span className={classes.url}>{DEMO_URL}</span>
        <span>{t('demo.page')}</span>
      </div>
      <div className={classes.paper} lang="sv">
        {DEMO_PAGE.map((paragraph) => (
          <p key={paragraph[0]?.text} className={classes[paragraph[0]?.block ?? 'body']}>
            {paragraph.map((piece) =>
              piece.field ? (
                <mark
                  key={piece.text}
                  className={classes.mark}
                  data-on={piece.field === picked || undefined}
                >
                  {piece.text}
                </mark>
              ) : (
                piece.text
              ),
            )}
          </p>
        ))}
      </div>
      <figcaption className={classes.honest}>{t('demo.honest')}</figcaption>
    </figure>
  );
}
