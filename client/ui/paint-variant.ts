import { defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core';

const DANGER = new Set(['red', 'bad']);

/**
 * Buttons know three weights: `filled` (the one main action of a screen), `default` (everything
 * else), `subtle` (inside toolbars and rows). `color="red"` turns each into its destructive twin.
 */
export const paintVariant: VariantColorsResolver = (input) => {
  const isDanger = DANGER.has(input.color ?? '');
  switch (input.variant) {
    case 'filled':
      return isDanger
        ? weight('var(--q-bad)', 'var(--q-bad)', 'var(--q-bg)', 'transparent')
        : weight('var(--q-accent)', 'var(--q-accent-hover)', 'var(--q-on-accent)', 'transparent');
    case 'light':
      return isDanger
        ? weight('var(--q-bad-soft)', 'var(--q-bad-soft)', 'var(--q-bad)', 'transparent')
        : weight(
            'var(--q-accent-soft)',
            'var(--q-accent-soft)',
            'var(--q-accent-text)',
            'transparent',
          );
    case 'default':
    case 'outline':
      return weight(
        'var(--q-raised)',
        'var(--q-hover)',
        isDanger ? 'var(--q-bad)' : 'var(--q-text)',
        'var(--q-line-strong)',
      );
    case 'subtle':
    case 'transparent':
      return weight(
        'transparent',
        input.variant === 'subtle' ? 'var(--q-hover)' : 'transparent',
        isDanger ? 'var(--q-bad)' : 'var(--q-text-2)',
        'transparent',
      );
    default:
      return defaultVariantColorsResolver(input);
  }
};

function weight(background: string, hover: string, color: string, line: string) {
  return { background, hover, color, border: `1px solid ${line}` };
}
