import type { ReadonlyJSONValue } from '@rocicorp/zero';
import { type ErrorCode, isErrorCode } from '../../schema/app-error.ts';

/** A verb said no. The message is for the person who acted. */
export interface Refusal {
  code: ErrorCode;
  message: string;
  details: Readonly<Record<string, unknown>>;
}

/**
 * `done`: the device (or the server) took it. `refused`: a verb said no and the rows are as before.
 * `unknown`: no connection; the act waits and will be carried out later. Never treat it as failed.
 */
export type Outcome =
  | { kind: 'done' }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'unknown' };

/** The form in which Zero reports; it resolves, also when a verb refused. */
export type ZeroResult =
  | { readonly type: 'success' }
  | {
      readonly type: 'error';
      readonly error:
        | {
            readonly type: 'app';
            readonly message: string;
            readonly details: ReadonlyJSONValue | undefined;
          }
        | { readonly type: 'zero'; readonly message: string };
    };

/** A refusal carries its code. Without one something broke, and nothing is decided. */
export function toOutcome(result: ZeroResult): Outcome {
  if (result.type === 'success') return { kind: 'done' };
  if (result.error.type === 'zero') return { kind: 'unknown' };
  const { message } = result.error;
  const details = (result.error.details ?? {}) as Record<string, unknown>;
  const { code } = details;
  if (!isErrorCode(code)) return { kind: 'unknown' };
  return { kind: 'refused', refusal: { code, message, details } };
}
