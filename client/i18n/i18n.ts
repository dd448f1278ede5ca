import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import common from '../locales/en/common.json' with { type: 'json' };

/** One chunk a language and namespace; `common` rides in the entry because every page needs it. */
const files = import.meta.glob<Record<string, unknown>>(
  ['../locales/*/*.json', '!../locales/en/common.json'],
  { import: 'default' },
);

/** For text outside components (toasts, document titles); inside them use `useTranslation`. */
export const i18n: I18n = createInstance();

export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    ns: ['common'],
    defaultNS: 'common',
    resources: { en: { common } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

/** Resolves when the texts of these namespaces are at hand, so that a page never shows a key. */
export async function loadMessages(namespaces: string[]): Promise<void> {
  await Promise.all(namespaces.map((namespace) => loadNamespace(i18n.language, namespace)));
}

async function loadNamespace(language: string, namespace: string) {
  if (i18n.hasResourceBundle(language, namespace)) return;
  const load = files[`../locales/${language}/${namespace}.json`];
  if (!load) throw new Error(`There are no texts for ${language}/${namespace}`);
  i18n.addResourceBundle(language, namespace, await load());
}
