import { verdictOf, type EmailReason, nextTryAt } from '../../schema/verification/verdict.ts';
import { defineTask, type TaskContext } from '../runtime/define-task.ts';
import { askProvider } from './ask-provider.ts';
import { keepCatchAll, keepDomain, type KnownDomain, readDomain } from './domain-book.ts';
import {
  claimDue,
  type DueAddress,
  giveBack,
  MAX_ATTEMPTS,
  MAX_RECIPIENTS,
  settle,
  type Settled,
} from './email-queue.ts';
import { claimTurn, endTurn } from './host-turn.ts';
import { type Candidate, judgeAnswer, judgeByItself, toCandidate } from './judge-mailbox.ts';
import { DnsFailedError } from './mail-dns.ts';
import type { Asked } from './verifier.ts';

type Context = TaskContext<{ orgId: string; domain: string }>;

/** A conversation, however slow the host is. */
const TALK_MS = 60_000;
/** Hosts of one domain that are tried in one run. */
const MAX_HOSTS = 2;
/** When a host is busy with somebody else; spread, since hundreds of domains may share one host. */
const busyMs = () => 3_000 + Math.random() * 20_000;

/**
 * Finds out about the addresses of one domain whose time has come: one look into DNS, at most one
 * conversation at a time with a mail host. Each run settles what it took; a run that was killed
 * leaves its addresses to a later one.
 */
export const checkDomain = defineTask(
  'verify.email',
  async (context) => {
    const { payload, deps, enqueue, log } = context;
    const due = await claimDue(deps.sql, payload.orgId, payload.domain);
    if (due.length === 0) return;
    let settled: Settled[] | 'busy';
    try {
      settled = await judge(context, due);
    } catch (error) {
      // The worker is to stop: another one goes on at once.
      if (context.signal.aborted) await giveBack(deps.sql, payload.orgId, due);
      throw error;
    }
    const key = `verify:${payload.orgId}:${payload.domain}`;
    if (settled === 'busy') {
      await giveBack(deps.sql, payload.orgId, due);
      await enqueue('verify.email', payload, { key, runAt: Date.now() + busyMs() });
      return;
    }
    settled = await askProvider(context, settled);
    await settle(deps.sql, payload.orgId, settled);
    const states = Object.groupBy(settled, ({ verdict }) => verdict.reasons[0] ?? 'unclear');
    const counts = Object.entries(states).map(([reason, rows]) => [reason, rows.length]);
    log.info({ domain: payload.domain, found: Object.fromEntries(counts) }, 'addresses verified');
    if (due.length === MAX_RECIPIENTS) await enqueue('verify.email', payload, { key });
  },
  { retry: 'scrape', limitMs: 180_000 },
);

async function judge(context: Context, due: DueAddress[]): Promise<Settled[] | 'busy'> {
  const { verifier } = context.deps;
  const settled: Settled[] = [];
  const open: Candidate[] = [];
  for (const candidate of due.map(toCandidate)) {
    const reason = judgeByItself(candidate, (domain) => verifier.isSample(domain));
    if (reason) settled.push(settledAs(candidate, reason));
    else open.push(candidate);
  }
  // A verdict is due in the end, also where every run was cut short.
  for (const candidate of open.filter(({ attempts }) => attempts > MAX_ATTEMPTS)) {
    settled.push(settledAs(candidate, 'no_answer'));
  }
  const asked = open.filter(({ attempts }) => attempts <= MAX_ATTEMPTS);
  const [first] = asked;
  if (!first?.parsed) return settled;
  const found = await judgeDomain(context, first.parsed.domain, asked);
  return found === 'busy' ? found : [...settled, ...found];
}

/** All of one domain. */
async function judgeDomain(
  context: Context,
  domain: string,
  asked: Candidate[],
): Promise<Settled[] | 'busy'> {
  const all = (reason: EmailReason) => asked.map((candidate) => settledAs(candidate, reason));
  const known = await learnDomain(context, domain);
  if (known === 'dns_failed') return all(known);
  if (known.mail.kind !== 'hosts') return all(known.mail.kind);
  if (!context.deps.verifier.mayAsk(domain)) return all('smtp_off');
  if (known.isCatchAll) return all('catch_all');
  return askHosts(
    context,
    { domain, hosts: known.mail.hosts, isCatchAll: known.isCatchAll },
    asked,
  );
}

async function learnDomain(
  { deps: { sql, verifier } }: Context,
  domain: string,
): Promise<KnownDomain | 'dns_failed'> {
  const known = await readDomain(sql, domain);
  if (known) return known;
  try {
    const mail = await verifier.lookUp(domain);
    await keepDomain(sql, domain, mail);
    return (await readDomain(sql, domain)) ?? { mail, isCatchAll: null };
  } catch (error) {
    if (error instanceof DnsFailedError) return 'dns_failed';
    throw error;
  }
}

interface MailDomain {
  domain: string;
  hosts: string[];
  isCatchAll: boolean | null;
}

/** The preferred host, and the next one only when that can't be reached or breaks off. */
async function askHosts(
  context: Context,
  { domain, hosts, isCatchAll }: MailDomain,
  asked: Candidate[],
): Promise<Settled[] | 'busy'> {
  const { sql } = context.deps;
  let last: Settled[] | 'busy' = 'busy';
  for (const host of hosts.slice(0, MAX_HOSTS)) {
    if (!(await claimTurn(sql, host))) return last;
    let answer: Asked;
    try {
      answer = await askOne(context, { domain, host, withProbe: isCatchAll === null }, asked);
    } finally {
      await endTurn(sql, host);
    }
    // Cut short by the worker's end, not by the host: another worker asks anew.
    context.signal.throwIfAborted();
    if (answer.kind === 'not_asked') {
      last = asked.map((candidate) => settledAs(candidate, answer.reason));
      if (answer.reason === 'port_25_blocked') return last;
      continue;
    }
    const { heard } = answer;
    if (heard.isCatchAll !== null) await keepCatchAll(sql, domain, heard.isCatchAll);
    last = asked.map((candidate) => {
      const judged = judgeAnswer(candidate, heard, heard.isCatchAll ?? isCatchAll);
      return {
        ...settledAs(candidate, judged.reason),
        mailHost: host,
        replyCode: judged.reply?.code ?? null,
      };
    });
    if (heard.replies.size > 0 || heard.failure === null) return last;
  }
  return last;
}

function askOne(
  { deps: { verifier }, signal }: Context,
  { domain, host, withProbe }: { domain: string; host: string; withProbe: boolean },
  asked: Candidate[],
): Promise<Asked> {
  return verifier.ask({
    domain,
    host,
    recipients: asked.flatMap(({ parsed }) => parsed ?? []),
    withProbe,
    signal: AbortSignal.any([signal, AbortSignal.timeout(TALK_MS)]),
  });
}

function settledAs({ address, attempts, flags }: Candidate, reason: EmailReason): Settled {
  return {
    address,
    verdict: verdictOf(reason, flags),
    mailHost: null,
    replyCode: null,
    source: null,
    sourceScore: null,
    nextAt: nextTryAt(reason, attempts, Date.now()),
  };
}
