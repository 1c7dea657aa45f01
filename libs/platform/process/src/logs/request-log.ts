import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { traceIdOf } from '@hearback/http';

/** Milliseconds from which a request is slow. */
const SLOW_MS = 1_000;

/** One line per request: failures of ours and slow ones for everybody to see, the others for debugging. No address, no body. */
export function installRequestLog(server: FastifyInstance, options: { readonly everyRequest: boolean }): void {
  const logger = new Logger('Request');
  server.addHook('onResponse', (request, reply, done) => {
    const { statusCode, elapsedTime } = reply;
    const isSlow = elapsedTime > SLOW_MS;
    // 503 is an answer, not a failure; under load there may be many.
    const isWorthTelling = statusCode === 500 || isSlow;
    if (isWorthTelling || options.everyRequest) {
      const line = {
        request: request.id,
        trace: traceIdOf(request),
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: statusCode,
        ms: Math.round(elapsedTime),
        ...(request.caller === null
          ? {}
          : { tenant: request.caller.tenantId, credential: request.caller.credentialId }),
      };
      if (isWorthTelling) logger.warn(line);
      else logger.debug(line);
    }
    done();
  });
}
