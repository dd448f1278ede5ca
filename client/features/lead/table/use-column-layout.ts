import { useCallback, useState } from 'react';
import { type ColumnLayout, DEFAULT_LAYOUT, parseLayout } from './column-layout.ts';

/** The columns as this person left them in this workspace; one screen shows one workspace. */
export function useColumnLayout(orgId: string) {
  const [layout, setLayout] = useState(() => load(orgId));
  const change = useCallback(
    (part: Partial<ColumnLayout>) =>
      setLayout((before) => {
        const next = { ...before, ...part };
        save(orgId, next);
        return next;
      }),
    [orgId],
  );
  const reset = useCallback(() => change(DEFAULT_LAYOUT), [change]);
  return { layout, change, reset };
}

const keyOf = (orgId: string) => `quarry.leads.columns.${orgId}`;

function load(orgId: string): ColumnLayout {
  try {
    return parseLayout(localStorage.getItem(keyOf(orgId)));
  } catch {
    return DEFAULT_LAYOUT;
  }
}

function save(orgId: string, layout: ColumnLayout) {
  try {
    localStorage.setItem(keyOf(orgId), JSON.stringify(layout));
  } catch {
    // Then the layout holds until the page is closed.
  }
}
