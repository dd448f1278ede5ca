import classes from './person.module.css';
import { firstName } from './person-ring.tsx';
import { stableHue } from './stable-hue.ts';

const FLASH_MS = 1_400;
/** Long enough to read a name by. */
const FLASH_WITH_NAME_MS = 2_600;

/**
 * Lets something glow for a moment: somebody else changed it; in their colour and with their name
 * where it is known who. A fade of colour, no movement, so it also serves those who asked for less
 * motion. The element is `position: relative`.
 */
export function flash(
  element: Element | null | undefined,
  author: { userId: string; name: string } | null = null,
): void {
  if (!element) return;
  if (author) return flashWithName(element, author);
  element.animate(
    [
      { boxShadow: 'inset 0 0 0 100px var(--q-accent-soft)' },
      { boxShadow: 'inset 0 0 0 100px var(--q-accent-soft)', offset: 0.3 },
      { boxShadow: 'inset 0 0 0 100px transparent' },
    ],
    { duration: FLASH_MS, easing: 'ease-out' },
  );
}

function flashWithName(element: Element, { userId, name }: { userId: string; name: string }) {
  element.querySelector(':scope > [data-flash]')?.remove();
  const glow = document.createElement('span');
  glow.className = `${classes['person']} ${classes['glow']}`;
  glow.style.setProperty('--hue', String(stableHue(userId)));
  glow.dataset['flash'] = userId;
  glow.setAttribute('aria-hidden', 'true');
  const tag = document.createElement('span');
  tag.className = classes['tag'] ?? '';
  tag.textContent = firstName(name);
  glow.append(tag);
  element.append(glow);
  const fade = glow.animate([{ opacity: 1 }, { opacity: 1, offset: 0.6 }, { opacity: 0 }], {
    duration: FLASH_WITH_NAME_MS,
    easing: 'ease-out',
  });
  fade.onfinish = () => glow.remove();
}
