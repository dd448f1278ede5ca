import { createInstance, type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import common from '../locales/en/common.json' with { type: 'json' };

/** One chunk a language and namespace; `common` rides in the entry because every page needs it. */
const files = import.meta.glob<Record<string, unknown>>(
  ['../locales/*/*.json', '!../locales/en/common.json'],
  { import: 'default' },
);

const chunks: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const load = files[`../locales/${language}/${namespace}.json`];
    if (!load) return done(new Error(`No messages for ${language}/${namespace}`), false);
    load().then(
      (messages) => done(null, messages),
      (error: unknown) => done(error as Error, true),
    );
  },
};

/** For text outside components (toasts, document titles); inside them use `useTranslation`. */
export const i18n = createInstance();

export async function startI18n(): Promise<void> {
  await i18n
    .use(chunks)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      ns: ['common'],
      defaultNS: 'common',
      resources: { en: { common } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
}

/** Resolves when the texts of these namespaces are at hand, so that a page never shows a key. */
export async function loadMessages(namespaces: string[]): Promise<void> {
  await i18n.loadNamespaces(namespaces);
}
