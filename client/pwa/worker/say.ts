import texts from '../../locales/en/notice.json' with { type: 'json' };
import type { Words } from '../notice-words.ts';

/**
 * Texts in the service worker, which has no i18next: the same files, keys, plurals and `{{name}}`
 * places. Empty for a text that there is not.
 */
export function say({ key, values }: Words): string {
  const count = values['count'];
  const text =
    typeof count === 'number'
      ? ((count === 0 ? find(`${key}_zero`) : null) ??
        find(`${key}_${pluralOf(count)}`) ??
        find(key))
      : find(key);
  return (text ?? '').replace(/\{\{(\w+)\}\}/g, (_place, name: string) =>
    String(values[name] ?? (name === 'actor' ? texts.somebody : '')),
  );
}

function pluralOf(count: number): string {
  return new Intl.PluralRules('en').select(count);
}

function find(key: string): string | null {
  let found: unknown = texts;
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === 'string' ? found : null;
}
