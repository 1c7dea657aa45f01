import type { FastifyInstance } from 'fastify';
import type { Edge } from '../http/raw-routes.js';
import { requestErrors } from '../http/request.errors.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Readiness } from './readiness.js';

/** `/health/live`, `/health/ready` and, for those who know the internal secret, `/metrics`. */
export function registerHealth(server: FastifyInstance, edge: Edge, readiness: Readiness, metrics: Metrics): void {
  server.get('/health/live', { onRequest: edge.open() }, () => ({ status: 'alive' }));
  server.get('/health/ready', { onRequest: edge.open() }, async () => {
    const checks = await readiness.check();
    const failed = checks.filter(({ defect }) => defect !== undefined);
    if (failed.length > 0) {
      const errors = failed.map(({ name, defect = '' }) => ({ pointer: name, code: 'not-ready', detail: defect }));
      throw requestErrors.error('unavailable', `Not ready: ${failed.map(({ name }) => name).join(', ')}.`, { errors });
    }
    return { status: 'ready', checks: checks.map(({ name }) => name) };
  });
  server.get('/metrics', { onRequest: edge.internal() }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
}
