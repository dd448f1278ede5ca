import { i18n } from '../../../i18n/i18n.ts';
import { formatNumber } from '../../../ui/format.ts';
import { notify } from '../../../ui/notify.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { PastePlan } from './plan-paste.ts';

const t = i18n.getFixedT(null, 'lead');
/** So many cells that could not be taken are named one by one. */
const NAMED = 3;

/** Carries a paste out and says what came of it; nothing that was left out goes unsaid. */
export async function pasteCells(acts: LeadActs, plan: PastePlan): Promise<void> {
  const detail = whatWasLeft(plan);
  if (plan.edits.length === 0) {
    const isRefused = plan.refused.length > 0;
    notify({
      message: t(isRefused ? 'paste.refused' : 'paste.same'),
      ...(detail && { detail }),
      ...(isRefused && { tone: 'bad' }),
    });
    return;
  }
  const { undo } = await acts.editMany(plan.edits);
  notify({
    message: t('paste.done', { count: plan.cells, shown: formatNumber(plan.cells) }),
    tone: plan.refused.length > 0 ? 'warn' : 'good',
    ...(detail && { detail }),
    undo: () => {
      if (undo()) notify({ tone: 'good', message: t('paste.undone') });
    },
  });
}

function whatWasLeft({ refused, untouched, beyond }: PastePlan): string {
  const lines = refused
    .slice(0, NAMED)
    .map(({ lead, column, problem }) =>
      t('paste.refusedCell', { lead, column: t(`columns.${column}`), problem }),
    );
  const more = refused.length - lines.length;
  if (more > 0) lines.push(t('paste.refusedMore', { count: more, shown: formatNumber(more) }));
  if (untouched.length > 0) {
    const columns = untouched.map((column) => t(`columns.${column}`)).join(', ');
    lines.push(t('paste.untouched', { columns }));
  }
  if (beyond > 0) lines.push(t('paste.beyond', { count: beyond, shown: formatNumber(beyond) }));
  return lines.join('\n');
}
