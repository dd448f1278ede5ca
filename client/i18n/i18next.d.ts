import 'i18next';
import type common from '../locales/en/common.json';
import type landing from '../locales/en/landing.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      landing: typeof landing;
    };
  }
}
