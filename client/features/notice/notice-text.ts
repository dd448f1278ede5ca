import type { TFunction } from 'i18next';
import { noticeWords, type Words } from '../../pwa/notice-words.ts';
import type { Notice } from './notice-types.ts';

/** A notice in the language of the app. */
export function noticeText(t: TFunction<'notice'>, notice: Notice) {
  const actor = notice.actor ? notice.actor.name || notice.actor.email : null;
  const { title, detail } = noticeWords({ kind: notice.kind, actor, data: notice.data });
  // The key follows from the kind, which the type of `t` can't see.
  const say = ({ key, values }: Words) =>
    (t as (key: string, values: Words['values']) => string)(key, {
      actor: t('somebody'),
      ...values,
    });
  return {
    title: say(title),
    detail: detail === null || typeof detail === 'string' ? detail : say(detail),
  };
}
