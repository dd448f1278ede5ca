import type { TFunction } from 'i18next';
import { isAppError } from '../../schema/app-error.ts';

const MINUTE_S = 60;

/** What went wrong and what to do, for a person. Unknown codes fall back to the server's words. */
export function authErrorText(t: TFunction<'auth'>, error: unknown): string {
  if (!isAppError(error)) return t('error.SERVER');
  if (error.code === 'unavailable' && !error.details['code']) return t('error.NETWORK');
  if (error.code === 'limited') {
    const seconds = Number(error.details['retryAfterS']) || MINUTE_S;
    return t('error.limited', { count: Math.max(1, Math.ceil(seconds / MINUTE_S)) });
  }
  switch (error.details['code']) {
    case 'INVALID_EMAIL_OR_PASSWORD':
      return t('error.INVALID_EMAIL_OR_PASSWORD');
    case 'EMAIL_NOT_VERIFIED':
      return t('error.EMAIL_NOT_VERIFIED');
    case 'USER_ALREADY_EXISTS':
    case 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL':
      return t('error.USER_ALREADY_EXISTS');
    case 'INVALID_TOKEN':
      return t('error.INVALID_TOKEN');
    case 'INVALID_PASSWORD':
      return t('error.INVALID_PASSWORD');
    case 'PASSWORD_TOO_SHORT':
      return t('error.PASSWORD_TOO_SHORT');
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return t('error.INVALID_CODE');
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
      return t('error.CODE_TOO_LATE');
    case 'NETWORK':
      return t('error.NETWORK');
    case 'SERVER':
      return t('error.SERVER');
    default:
      return error.message;
  }
}
