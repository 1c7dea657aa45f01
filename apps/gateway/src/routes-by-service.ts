import { SERVICE_NAMES, type ServiceName } from '@hearback/kernel';
import type { ApiDocument } from './api-document.js';

/** What the gateway passes on to a service. */
export interface ServiceRoutes {
  readonly service: ServiceName;
  /** As the router writes them, with `:name` parameters. */
  readonly paths: readonly string[];
  /** Upper case. */
  readonly methods: readonly string[];
}

/**
 * The table of the gateway: the public routes of each service, as the OpenAPI document names them. What stands in no
 * document, as everything internal, is not there. Throws where a path does not belong to exactly one service.
 */
export function routesByService({ paths }: ApiDocument): readonly ServiceRoutes[] {
  const owners = Object.entries(paths).map(([path, operations]) => ({
    path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    service: ownerOf(path, operations),
    methods: Object.keys(operations).map((method) => method.toUpperCase()),
  }));
  return SERVICE_NAMES.map((service) => {
    const own = owners.filter((owner) => owner.service === service);
    const methods = new Set(own.flatMap((owner) => owner.methods));
    // Who may read something may ask for its headers alone.
    if (methods.has('GET')) methods.add('HEAD');
    return { service, paths: own.map(({ path }) => path), methods: [...methods] };
  });
}

function ownerOf(path: string, operations: ApiDocument['paths'][string]): ServiceName {
  const tags = [...new Set(Object.values(operations).flatMap((operation) => operation.tags ?? []))];
  const service = SERVICE_NAMES.find((name) => name === tags[0]);
  if (service === undefined || tags.length > 1)
    throw new Error(`${path} belongs to ${tags.join(' and ') || 'nobody'}: each path has one service`);
  return service;
}
