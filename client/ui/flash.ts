const FLASH_MS = 1_400;

/**
 * Lets a cell glow for a moment: somebody else changed it. A fade of colour, no movement, so it
 * also serves those who asked for less motion.
 */
export function flash(element: Element | null | undefined): void {
  element?.animate(
    [
      { boxShadow: 'inset 0 0 0 100px var(--q-accent-soft)' },
      { boxShadow: 'inset 0 0 0 100px var(--q-accent-soft)', offset: 0.3 },
      { boxShadow: 'inset 0 0 0 100px transparent' },
    ],
    { duration: FLASH_MS, easing: 'ease-out' },
  );
}
