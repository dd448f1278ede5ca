import type { FastifyError, FastifyInstance } from 'fastify';
import { isDatabaseAway } from '../../platform/sql.ts';
import { AppError, ERROR_STATUS, type ErrorCode, isAppError } from '../../schema/app-error.ts';

const CODE_OF_STATUS: Record<number, ErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'limited',
  503: 'unavailable',
};

/** A database that starts anew is there within seconds. */
const RETRY_AFTER_SECONDS = 5;

/** Every failure leaves as `{"error":{"code","message","details"}}`; only here. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = asAppError(error);
    if (!known) {
      request.log.error({ err: error }, 'request failed');
      return reply.code(500).send({
        error: {
          code: 'internal',
          message: 'Something went wrong on our side. Try again in a moment.',
          details: { requestId: request.id },
        },
      });
    }
    const { code, message, details } = known;
    const status = ERROR_STATUS[code];
    if (code === 'unavailable') void reply.header('retry-after', RETRY_AFTER_SECONDS);
    return reply.code(status).send({ error: { code, message, details } });
  });
}

function asAppError(error: FastifyError): AppError | null {
  if (isAppError(error)) return error;
  if (isDatabaseAway(error)) {
    return new AppError(
      'unavailable',
      'The database is starting anew. Try again in a few seconds.',
    );
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) return null;
  return new AppError(CODE_OF_STATUS[status] ?? 'invalid', error.message);
}
