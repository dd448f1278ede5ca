import { type ComponentProps, type ComponentType, createElement, use } from 'react';
import { fetchPart } from '../pwa/missing-part.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- as React's own `lazy`: any component will do
type AnyComponent = ComponentType<any>;

export interface LazyPart<Part extends AnyComponent> {
  (props: ComponentProps<Part>): React.ReactNode;
}

/** Whoever asks again so soon is the render that tells of the failure, not a person. */
const SAME_ATTEMPT_MS = 1_000;

/**
 * `lazy` for a part that may be asked for again: when it could not be fetched it is tried anew the
 * next time that it is shown, where React's own would stay broken until the page is loaded again.
 * Shown within a PartBoundary and a Suspense.
 */
export function lazyPart<Part extends AnyComponent>(
  load: () => Promise<{ default: Part }>,
): LazyPart<Part> {
  let fetched: Promise<{ default: Part }> | null = null;
  let failedAt: number | null = null;
  const fetchOnce = () => {
    if (failedAt !== null && Date.now() - failedAt > SAME_ATTEMPT_MS) fetched = null;
    if (fetched) return fetched;
    failedAt = null;
    fetched = fetchPart(load);
    fetched.catch(() => {
      failedAt = Date.now();
    });
    return fetched;
  };
  return function Shown(props: ComponentProps<Part>) {
    return createElement(use(fetchOnce()).default, props);
  };
}
