import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { MAX_BOARD_DEALS } from '../../../../schema/pipeline/fields.ts';
import { useNow } from '../../../ui/use-now.ts';
import type { PipelineActs } from '../pipeline-acts.ts';
import { type Deal, type Lookups, memberName, type Pipeline } from '../pipeline-types.ts';
import { type Cell, sumOf, toCells, toLanes } from './board-model.ts';
import type { BoardGround, Lane } from './board-moves.ts';
import type { BoardSearch } from './board-search.ts';
import { BoardStore } from './board-store.ts';
import { dealFilter } from './filter-deals.ts';
import type { HeadFigures } from './stage-head.tsx';

interface GroundInput {
  pipeline: Pipeline;
  deals: readonly Deal[];
  /** The server has confirmed that these are all. */
  isComplete: boolean;
  search: BoardSearch;
  lookups: Lookups;
  acts: PipelineActs;
}

/** The board in its lanes and columns, with the figures of each stage. */
export function useBoardGround({
  pipeline,
  deals,
  isComplete,
  search,
  lookups,
  acts,
}: GroundInput) {
  const [store] = useState(() => new BoardStore());
  const nowMs = useNow();
  const all = useMemo(() => toCells(pipeline.stages, deals), [pipeline.stages, deals]);
  const { q, owner, tags, min, max, close } = search;
  const cells = useMemo(() => {
    const passes = dealFilter({ q, owner, tags, min, max, close }, nowMs);
    return all.map((cell) => ({ ...cell, deals: cell.deals.filter(passes) }));
  }, [all, q, owner, tags, min, max, close, nowMs]);
  const hasLanes = search.lanes === 'owner';
  const lanes = useMemo<readonly Lane[]>(() => {
    if (!hasLanes) return [{ ownerId: undefined, cells }];
    const found = toLanes(cells, (id) => memberName(lookups.members.get(id)) ?? '');
    return found.length > 0 ? found : [{ ownerId: null, cells }];
  }, [hasLanes, cells, lookups.members]);
  // All cards are here: then the device itself counts, at once and without a network.
  const isWhole = isComplete && deals.length < MAX_BOARD_DEALS;
  const figures = useMemo(() => toFigures(all, cells, isWhole), [all, cells, isWhole]);
  const columns = useMemo(() => new Map(all.map(({ stage, deals }) => [stage.id, deals])), [all]);
  const current: BoardGround = { lanes, columns, acts, store };
  const ground = useRef(current);
  useLayoutEffect(() => {
    ground.current = current;
  });
  return { ground, store, lanes, figures, hasLanes, cells };
}

function toFigures(all: readonly Cell[], cells: readonly Cell[], isWhole: boolean): HeadFigures[] {
  return all.map(({ stage, deals }, n) => {
    const shown = cells[n]?.deals ?? [];
    const isFiltered = shown.length !== deals.length;
    const count = isWhole ? deals.length : Math.max(stage.dealCount, deals.length);
    const sums = isFiltered || isWhole ? sumOf(shown) : stage.dealSum;
    return { stage, count, shown: isFiltered ? shown.length : count, sums };
  });
}
