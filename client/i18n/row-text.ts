import type { Namespace, ParseKeys } from 'i18next';
import { i18n } from './i18n.ts';

const templates = new Map<string, string>();

/**
 * A text for what stands in each row of a long list: looked up once a language instead of once a
 * cell, and without the subscription of `useTranslation`, which is most of what a short cell costs.
 * Values are put in by name; there are no plurals, and the namespace is loaded already.
 */
export function rowText<Ns extends Namespace>(
  namespace: Ns,
  key: ParseKeys<Ns>,
  values?: Readonly<Record<string, string | number>>,
): string {
  const template = templateOf(String(namespace), String(key));
  if (!values) return template;
  return template.replace(/\{\{(\w+)\}\}/g, (_hole, name: string) => String(values[name] ?? ''));
}

function templateOf(namespace: string, key: string): string {
  const id = `${i18n.language} ${namespace} ${key}`;
  let template = templates.get(id);
  if (template === undefined) {
    template = i18n.getFixedT(null, namespace as Namespace)(key as never, {
      skipInterpolation: true,
    }) as string;
    // A namespace that is still on its way is asked again.
    if (i18n.hasResourceBundle(i18n.language, namespace)) templates.set(id, template);
  }
  return template;
}
