import 'i18next';
import type analysis from '../locales/en/analysis.json';
import type auth from '../locales/en/auth.json';
import type change from '../locales/en/change.json';
import type common from '../locales/en/common.json';
import type cost from '../locales/en/cost.json';
import type crawl from '../locales/en/crawl.json';
import type enrichment from '../locales/en/enrichment.json';
import type duplicate from '../locales/en/duplicate.json';
import type landing from '../locales/en/landing.json';
import type lead from '../locales/en/lead.json';
import type listing from '../locales/en/listing.json';
import type member from '../locales/en/member.json';
import type notice from '../locales/en/notice.json';
import type presence from '../locales/en/presence.json';
import type pipeline from '../locales/en/pipeline.json';
import type profile from '../locales/en/profile.json';
import type request from '../locales/en/request.json';
import type score from '../locales/en/score.json';
import type settings from '../locales/en/settings.json';
import type shell from '../locales/en/shell.json';
import type todo from '../locales/en/todo.json';
import type verification from '../locales/en/verification.json';

/** Makes `t('…')` know its keys. One line a namespace. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      analysis: typeof analysis;
      auth: typeof auth;
      change: typeof change;
      common: typeof common;
      cost: typeof cost;
      crawl: typeof crawl;
      enrichment: typeof enrichment;
      duplicate: typeof duplicate;
      landing: typeof landing;
      lead: typeof lead;
      listing: typeof listing;
      member: typeof member;
      notice: typeof notice;
      presence: typeof presence;
      pipeline: typeof pipeline;
      profile: typeof profile;
      request: typeof request;
      score: typeof score;
      settings: typeof settings;
      shell: typeof shell;
      todo: typeof todo;
      verification: typeof verification;
    };
  }
}
