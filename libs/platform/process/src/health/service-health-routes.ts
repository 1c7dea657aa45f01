import type { FastifyInstance } from 'fastify';
import { requireOperator, type Edge } from '@hearback/http';
import type { ServiceName } from '@hearback/kernel';
import { ServiceHealthDto } from './service-health.dto.js';
import type { ServiceHealth } from './service-health.js';

/** Lets operators of the installation ask how a service gets on; one path per service, so that a gateway knows whom to ask. */
export function registerServiceHealth(
  server: FastifyInstance,
  edge: Edge,
  { service, health }: { readonly service: ServiceName; readonly health: ServiceHealth },
): void {
  const path = `/v1/operator/health/${service}`;
  const onRequest = edge.allow('workspace:read', { uncached: true });
  server.get(path, { onRequest, config: { query: [] } }, async (request) => {
    requireOperator(edge.caller(request));
    return await health.of(service);
  });
  edge.document(path, 'get', {
    id: `getHealthOf${service.charAt(0).toUpperCase()}${service.slice(1)}`,
    summary: `Show how far the service ${service} is behind`,
    description: 'For operators, in a browser: its lag, dead letters and jobs in numbers.',
    reply: ServiceHealthDto,
    problems: [403],
  });
}
