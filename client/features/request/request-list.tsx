import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Credits } from '../../ui/credits.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusDot } from '../../ui/status.tsx';
import { requestTone } from './request-state.ts';
import classes from './request-list.module.css';
import type { RequestRow } from './request-types.ts';

/** What was asked before, the newest first. */
export function RequestList({
  orgId,
  requests,
}: {
  orgId: string;
  requests: readonly RequestRow[];
}) {
  const { t } = useTranslation('request');
  return (
    <section aria-labelledby="past-requests">
      <h2 id="past-requests" className={classes.title}>
        {t('history.title')}
      </h2>
      <ul className={classes.list}>
        {requests.map((request) => (
          <li key={request.id}>
            <Link
              to="/w/$orgId/find/$requestId"
              params={{ orgId, requestId: request.id }}
              className={classes.row}
            >
              <span className={classes.text}>{request.text || t('history.untitled')}</span>
              <span className={classes.facts}>
                <StatusDot tone={requestTone(request.state)} live={request.state === 'running'}>
                  {t(`state.${request.state}`)}
                </StatusDot>
                <span>{t('history.leads', { count: request.leadsNew + request.leadsKnown })}</span>
                {request.creditsSpent > 0 && <Credits amount={-request.creditsSpent} signed />}
                <RelativeTime at={request.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
