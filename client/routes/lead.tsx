import { useQuery, useZero } from '@rocicorp/zero/react';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { IconUserOff } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../schema/queries.ts';
import { useSession } from '../auth/session.ts';
import { leadActs } from '../features/lead/lead-acts.ts';
import { placeInTrail, rememberVisit, trailHref } from '../features/lead/lead-trail.ts';
import { usePhoneFormat } from '../ui/phone-format.ts';
import { RecordScreen } from '../features/lead/record/record-screen.tsx';
import { useLookups } from '../features/lead/use-lookups.ts';
import { rememberUse } from '../offline/shelf.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { OfflineState } from '../ui/offline-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RecordSkeleton } from '../ui/skeletons.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from '../zero/use-connection.ts';
import {
  EnrichmentCard,
  LeadAnalysis,
  LeadCost,
  LeadDeals,
  LeadDuplicates,
  LeadTodos,
  ReachCard,
  ScorePanel,
} from './lead-cards.tsx';
import { useEnrichOne } from './use-enrich.tsx';
import { useSaveToPipeline } from './use-save-to-pipeline.tsx';
import { useVerify, useVerifyCommand } from './use-verify.tsx';

const route = getRouteApi('/app/w/$orgId/leads/$leadId');

export function Page(): React.ReactNode {
  const { orgId } = useWorkspace();
  const session = useSession();
  const me = session.status === 'signed-in' ? session.user.id : '';
  const { leadId } = route.useParams();
  const { receipt } = route.useSearch();
  const navigate = useNavigate();
  const { history } = useRouter();
  const [lead, result] = useQuery(queries.lead.page({ orgId, leadId }), { ttl: '5m' });
  const lookups = useLookups(orgId);
  const acts = useMemo(() => leadActs(orgId), [orgId]);
  const place = placeInTrail(orgId, leadId);
  const { save, dialog } = useSaveToPipeline(orgId);
  const { t } = useTranslation('lead');
  const verify = useVerify(orgId);
  const asPhone = usePhoneFormat();
  const canVerify = lead?.deletedAt === null && (lead.email ?? lead.phone) !== null;
  useVerifyCommand(canVerify ? verify : null, leadId, t('commands.group'));

  const [known] = useQuery(queries.enrichment.factsOfLead({ orgId, leadId }));
  const zone = known?.facts.timeZone?.value;
  const enrich = useEnrichOne(orgId, leadId, {
    isInBin: lead?.deletedAt !== null,
    group: t('commands.group'),
  });

  useEffect(() => {
    rememberVisit(orgId, leadId);
    rememberUse(orgId, 'lead', leadId);
  }, [orgId, leadId]);
  usePreloaded(orgId, place?.nextId ?? null);

  const backTo = trailHref(orgId) ?? `/w/${orgId}/leads`;
  if (!lead) return <NoLead orgId={orgId} result={result} />;
  const go = (nextId: string) =>
    void navigate({
      to: '/w/$orgId/leads/$leadId',
      params: { orgId, leadId: nextId },
      replace: true,
    });
  const showReceipt = (id: string | null) =>
    void navigate({
      to: '/w/$orgId/leads/$leadId',
      params: { orgId, leadId },
      search: id ? { receipt: id } : {},
      replace: id === null,
    });
  const onSave = save && lead.deletedAt === null ? () => save([leadId]) : null;
  return (
    <>
      <RecordScreen
        key={leadId}
        orgId={orgId}
        lead={lead}
        lookups={lookups}
        acts={acts}
        place={place}
        receiptId={receipt ?? null}
        onReceipt={showReceipt}
        onGo={go}
        backTo={backTo}
        onBack={() => history.push(backTo)}
        onSave={onSave}
        cards={{
          duplicates: <LeadDuplicates orgId={orgId} leadId={leadId} />,
          reach: (
            <ReachCard
              orgId={orgId}
              lead={lead}
              asPhone={asPhone}
              facts={{
                industry: lead.company?.industry ?? null,
                openingHours: lead.company?.openingHours ?? null,
                timeZone: zone?.isCertain ? zone.timeZone : null,
              }}
              onVerify={canVerify && verify ? () => verify.run([leadId]) : null}
            />
          ),
          pipelines: <LeadDeals orgId={orgId} leadId={leadId} onSave={onSave} />,
          todos: (
            <LeadTodos
              orgId={orgId}
              leadId={leadId}
              me={me}
              isInBin={lead.deletedAt !== null}
              people={lookups.members}
            />
          ),
          score: <ScorePanel orgId={orgId} lead={lead} />,
          analysis: <LeadAnalysis orgId={orgId} lead={lead} />,
          enrichment: (
            <EnrichmentCard
              orgId={orgId}
              leadId={leadId}
              values={lead.values}
              onEnrich={enrich}
              onReceipt={showReceipt}
            />
          ),
          cost: <LeadCost orgId={orgId} lead={lead} />,
        }}
      />
      {dialog}
    </>
  );
}

/** The next lead of the table is on the device before its key is pressed. */
function usePreloaded(orgId: string, leadId: string | null) {
  const zero = useZero();
  useEffect(() => {
    if (!leadId) return undefined;
    const { cleanup } = zero.preload(queries.lead.page({ orgId, leadId }), { ttl: '1m' });
    return cleanup;
  }, [zero, orgId, leadId]);
}

interface NoLeadProps {
  orgId: string;
  result: ReturnType<typeof useQuery>[1];
}

/** “Not here” is said only once the server has confirmed it. */
function NoLead({ orgId, result }: NoLeadProps) {
  const { t } = useTranslation('lead');
  const connection = useConnection();
  const parent = { label: t('title'), to: `/w/${orgId}/leads` };
  if (result.type === 'error') {
    const text = t('failed.text', { reason: result.error.message });
    return <ErrorState title={t('failed.title')} text={text} onRetry={result.retry} />;
  }
  if (result.type === 'unknown') {
    return connection === 'offline' ? (
      <OfflineState what={t('record.offlineWhat')} />
    ) : (
      <RecordSkeleton />
    );
  }
  return (
    <>
      <PageHeader title={t('record.notFound')} parent={parent} />
      <EmptyState
        icon={<IconUserOff size={24} stroke={1.6} />}
        title={t('record.notFound')}
        text={t('record.notFoundText')}
        action={
          <LinkButton to="/w/$orgId/leads" params={{ orgId }}>
            {t('record.back')}
          </LinkButton>
        }
      />
    </>
  );
}
