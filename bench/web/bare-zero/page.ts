import { Zero } from '@rocicorp/zero';
import { mutators, queries, schema } from './schema.ts';

/**
 * Thirty rows of one query, and a key that changes one of them: the least that a page with Zero can
 * be. What the next Enter does is in `window.next`; who is here and where Zero is, in the address.
 */

declare global {
  interface Window {
    next: { id: string; title: string };
  }
}

const SHOWN = 30;
const place = new URLSearchParams(location.search);

const zero = new Zero({
  cacheURL: place.get('cache') ?? '',
  userID: place.get('user') ?? '',
  context: { userId: place.get('user') ?? '' },
  schema,
  mutators,
  logLevel: 'error',
});

const cells = Array.from({ length: SHOWN }, () =>
  document.body.appendChild(document.createElement('div')),
);
const view = zero.materialize(queries.lead.list({ limit: 500 }));
view.addListener((rows) => {
  for (const [n, cell] of cells.entries()) {
    const row = rows[n];
    const text = row?.title ?? '';
    if (cell.textContent === text) continue;
    cell.id = row?.id ?? '';
    cell.textContent = text;
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') zero.mutate(mutators.lead.edit(window.next));
});
