import { toDay } from '../../../ui/format-day.ts';
import { minorDigits } from '../money.ts';
import type { Deal } from '../pipeline-types.ts';
import { type BoardSearch, NOBODY, tagIdsOf } from './board-search.ts';

const DAY_MS = 86_400_000;

/** Whether a deal passes the filters of the board; all of them must let it through. */
export function dealFilter(search: BoardSearch, nowMs: number): (deal: Deal) => boolean {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const tagIds = tagIdsOf(search);
  const { owner, min, max, close } = search;
  const today = toDay(nowMs);
  const last = close === 'week' ? toDay(nowMs + 7 * DAY_MS) : toDay(nowMs + 30 * DAY_MS);
  return (deal) => {
    if (owner !== undefined && (deal.ownerId ?? NOBODY) !== owner) return false;
    if (min !== undefined && amountOf(deal) < min) return false;
    if (max !== undefined && amountOf(deal) > max) return false;
    const day = deal.expectedClose;
    if (close === 'none' && day !== null) return false;
    if (close === 'overdue' && !(day !== null && day < today)) return false;
    if ((close === 'week' || close === 'month') && !(day !== null && day >= today && day <= last)) {
      return false;
    }
    if (tagIds.length > 0) {
      const has = new Set(deal.lead?.tagLinks.map(({ tagId }) => tagId));
      if (!tagIds.every((id) => has.has(id))) return false;
    }
    if (words.length === 0) return true;
    const text = textOf(deal);
    return words.every((word) => text.includes(word));
  };
}

function amountOf({ valueMinor, currency }: Deal): number {
  return (valueMinor ?? 0) / 10 ** minorDigits(currency);
}

function textOf({ title, lead }: Deal): string {
  const parts = [title, lead?.name, lead?.companyName, lead?.title, lead?.email, lead?.city];
  return parts.filter(Boolean).join(' ').toLowerCase();
}
