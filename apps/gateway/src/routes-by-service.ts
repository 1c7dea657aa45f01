import type { RouteMethods } from '@hearback/http';
import { SERVICE_NAMES, type ServiceName } from '@hearback/kernel';
import { isEventStream, type ApiDocument } from './api-document.js';

/** The methods that the gateway rejects itself; the service rejects the others that it has on other paths only. */
export function wrongMethodsOf({ paths, methods }: ServiceRoutes, api: ApiDocument): readonly RouteMethods[] {
  return paths.map((path) => ({
    path,
    methods: Object.keys(api.paths[documentedPath(path)] ?? {}).map((method) => method.toUpperCase()),
    forwarded: methods,
  }));
}

const documentedPath = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** Routes of one kind that the gateway forwards to a service. */
export interface ServiceRoutes {
  readonly service: ServiceName;
  /** With `:name` parameters, as Fastify writes them. */
  readonly paths: readonly string[];
  /** Upper case. */
  readonly methods: readonly string[];
  /** Whether they reply with streams of events, which keep their connections. */
  readonly isStreaming: boolean;
}

/**
 * The routing table of the gateway: the public routes of each service in the OpenAPI document. Undocumented routes, such as
 * all internal ones, are not forwarded. Throws if a path does not belong to exactly one service.
 */
export function routesByService({ paths }: ApiDocument): readonly ServiceRoutes[] {
  const owners = Object.entries(paths).map(([path, operations]) => ({
    path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    service: ownerOf(path, operations),
    isStreaming: Object.values(operations).some(isEventStream),
    methods: [
      ...Object.keys(operations).map((method) => method.toUpperCase()),
      ...(Object.values(operations).some((operation) => operation['x-cors'] === true) ? ['OPTIONS'] : []),
    ],
  }));
  return [false, true].flatMap((isStreaming) =>
    SERVICE_NAMES.flatMap((service) => {
      const own = owners.filter((owner) => owner.service === service && owner.isStreaming === isStreaming);
      if (own.length === 0) return [];
      const methods = new Set(own.flatMap((owner) => owner.methods));
      if (methods.has('GET')) methods.add('HEAD');
      return [{ service, paths: own.map(({ path }) => path), methods: [...methods], isStreaming }];
    }),
  );
}

function ownerOf(path: string, operations: ApiDocument['paths'][string]): ServiceName {
  const tags = [...new Set(Object.values(operations).flatMap((operation) => operation.tags ?? []))];
  const service = SERVICE_NAMES.find((name) => name === tags[0]);
  if (service === undefined || tags.length > 1)
    throw new Error(
      `${path} belongs to ${tags.join(' and ') || 'no service'}: each path must belong to exactly one service`,
    );
  return service;
}
