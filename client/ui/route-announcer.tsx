import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * A single-page change of page is silent to a screen reader. After each navigation to another
 * path this says the new page's title, and moves focus to `<main>` so that Tab starts there.
 */
export function RouteAnnouncer() {
  const router = useRouter();
  const [announced, setAnnounced] = useState('');

  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        requestAnimationFrame(() => {
          setAnnounced(document.title);
          const isTyping = document.activeElement?.matches('input, textarea, [contenteditable]');
          if (!isTyping) document.querySelector('main')?.focus({ preventScroll: true });
        });
      }),
    [router],
  );

  return (
    <output className="q-hidden" aria-live="polite">
      {announced}
    </output>
  );
}
