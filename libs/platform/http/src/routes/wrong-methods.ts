import type { FastifyInstance } from 'fastify';
import { problemReply } from '../problems/problems.js';
import { requestErrors } from '../problems/request.errors.js';

/** The methods of a path. */
export interface RouteMethods {
  /** As registered, with `:name` parameters. */
  readonly path: string;
  /** Upper case. */
  readonly methods: readonly string[];
  /** Methods that the server must not answer itself although the path does not have them. */
  readonly forwarded?: readonly string[];
}

/** Answers methods that a path does not have with 405 and `Allow` (RFC 9110, 15.5.6). */
export function registerWrongMethods(server: FastifyInstance, routes: readonly RouteMethods[]): void {
  for (const { path, methods, forwarded = methods } of routes) {
    const allow = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : [])])].toSorted().join(', ');
    const wrong = server.supportedMethods.filter(
      (method) => !methods.includes(method) && !forwarded.includes(method) && !server.hasRoute({ method, url: path }),
    );
    if (wrong.length === 0) continue;
    server.route({
      method: wrong,
      url: path,
      config: { isOutsideApi: true },
      // Before the body is read.
      onRequest: async (_request, reply) =>
        problemReply(reply.header('allow', allow), requestErrors.error('method-not-allowed', `Allowed: ${allow}.`)),
      handler: () => undefined,
    });
  }
}

/** The methods by path of single routes. */
export function methodsByPath(
  routes: readonly { readonly method: string; readonly path: string }[],
): readonly RouteMethods[] {
  const paths = new Map<string, string[]>();
  for (const { method, path } of routes) paths.set(path, [...(paths.get(path) ?? []), method]);
  return [...paths].map(([path, methods]) => ({ path, methods }));
}
