import { useQuery, useZero } from '@rocicorp/zero/react';
import { useEffect, useMemo, useState } from 'react';
import * as z from 'zod/mini';
import { leadFilter, leadSort } from '../../schema/lead/filter.ts';
import { queries } from '../../schema/queries.ts';
import { useShelf, wanted } from '../offline/shelf.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useConnection } from './use-connection.ts';

/** How much of what was used lately stays on the device. A phone's memory is the smaller one. */
interface Bounds {
  leads: number;
  ownLeads: number;
  boards: number;
  views: number;
  savedViews: number;
  viewRows: number;
  searches: number;
}
const DESKTOP: Bounds = {
  leads: 60,
  ownLeads: 1_000,
  boards: 6,
  views: 5,
  savedViews: 20,
  viewRows: 200,
  searches: 5,
};
const PHONE: Bounds = {
  leads: 20,
  ownLeads: 200,
  boards: 2,
  views: 2,
  savedViews: 6,
  viewRows: 60,
  searches: 2,
};
const TASKS = 50;
/** All that is asked for at once is answered at once, so the screen's own questions go first. */
const REST_MS = 1_000;
/**
 * What is kept outlasts a page load: without it the rows would leave the device with each reload, and
 * a network that ends before the next page has rested would find them gone.
 */
const OUTLASTS = { ttl: '10m' } as const;
const TODOS = 500;

const storedView = z.object({ filter: leadFilter, sort: leadSort });

/**
 * Keeps on the device what a person will want without a network: boards, leads and views used
 * lately or asked for, the first pages of saved views, their own leads, tasks, and what all of these
 * refer to.
 */
export function KeepOnDevice() {
  return useIsRested() && <Keeper />;
}

/** True once a connection has had time to answer what the screen itself asks; it then stays so. */
function useIsRested(): boolean {
  const [isRested, setIsRested] = useState(false);
  const isConnected = useConnection() === 'connected';
  useEffect(() => {
    if (!isConnected) return undefined;
    const timer = setTimeout(() => setIsRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, [isConnected]);
  return isRested;
}

function Keeper() {
  const zero = useZero();
  const { orgId } = useWorkspace();
  const shelf = useShelf(orgId);
  const bounds = useMemo(() => boundsOfDevice(), []);
  const ids = wanted(shelf, 'lead', bounds.leads).toSorted().join();
  const boards = wanted(shelf, 'board', bounds.boards).toSorted().join();
  const [saved] = useQuery(queries.view.list({ orgId }));
  const named = saved
    .slice(0, bounds.savedViews)
    .map(({ shows: { filter, sort } }) => JSON.stringify({ filter, sort }));
  const recent = wanted(shelf, 'view', bounds.views);
  const views = JSON.stringify([...new Set([...recent, ...named])].toSorted());

  useEffect(() => {
    const kept = [
      zero.preload(queries.tag.list({ orgId }), OUTLASTS),
      zero.preload(queries.org.members({ orgId }), OUTLASTS),
      zero.preload(queries.pipeline.list({ orgId }), OUTLASTS),
      zero.preload(queries.crawl.tasks({ orgId, limit: TASKS }), OUTLASTS),
      zero.preload(queries.request.recent({ orgId, limit: bounds.searches }), OUTLASTS),
      zero.preload(
        queries.todo.list({ orgId, whose: 'mine', isDone: false, limit: TODOS }),
        OUTLASTS,
      ),
      zero.preload(queries.lead.mine({ orgId, limit: bounds.ownLeads }), OUTLASTS),
    ];
    return () => kept.forEach(({ cleanup }) => cleanup());
  }, [zero, orgId, bounds]);

  useEffect(() => {
    if (!ids) return undefined;
    const leadIds = ids.split(',');
    const kept = [
      zero.preload(queries.lead.pages({ orgId, leadIds }), OUTLASTS),
      zero.preload(queries.analysis.ofLeads({ orgId, leadIds }), OUTLASTS),
    ];
    return () => kept.forEach(({ cleanup }) => cleanup());
  }, [zero, orgId, ids]);

  useEffect(() => {
    const pipelineIds = boards ? boards.split(',') : [];
    const kept = pipelineIds.map((pipelineId) =>
      zero.preload(queries.pipeline.board({ orgId, pipelineId }), OUTLASTS),
    );
    return () => kept.forEach(({ cleanup }) => cleanup());
  }, [zero, orgId, boards]);

  useEffect(() => {
    const kept = (JSON.parse(views) as string[]).flatMap((text) => {
      const view = z.safeParse(storedView, readJson(text));
      if (!view.success) return [];
      const { filter, sort } = view.data;
      return [
        zero.preload(queries.lead.list({ orgId, filter, sort, limit: bounds.viewRows }), OUTLASTS),
      ];
    });
    return () => kept.forEach(({ cleanup }) => cleanup());
  }, [zero, orgId, views, bounds]);

  return null;
}

function boundsOfDevice(): Bounds {
  return window.matchMedia('(max-width: 48em)').matches ? PHONE : DESKTOP;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
