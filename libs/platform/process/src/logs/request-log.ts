import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { isEventStream, traceIdOf } from '@hearback/http';

/** Milliseconds above which a request is slow. */
const SLOW_MS = 1_000;

/** One line per request: internal errors and slow requests as warnings, others for debugging. No URL, no body. */
export function installRequestLog(server: FastifyInstance, options: { readonly everyRequest: boolean }): void {
  const logger = new Logger('Request');
  server.addHook('onResponse', (request, reply, done) => {
    const { statusCode, elapsedTime } = reply;
    // A stream of events lasts as long as its reader wants it.
    const isSlow = elapsedTime > SLOW_MS && !isEventStream(reply);
    // 503 is expected under load, when many requests are rejected.
    const isWarning = statusCode === 500 || isSlow;
    if (isWarning || options.everyRequest) {
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
      if (isWarning) logger.warn(line);
      else logger.debug(line);
    }
    done();
  });
}
