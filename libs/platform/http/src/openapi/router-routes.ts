import type { INestApplicationContext } from '@nestjs/common';
import { RouteRegistry } from '../routes/route-registry.js';
import { openApiPath } from './openapi-path.js';

/** Paths that the platform serves besides the API. */
const OWN = /^\/(health\/|metrics$|api\/|internal\/)/;

/** The routes that the router serves and the document must have, as `GET /v1/surveys/{id}`, sorted and once each. */
export function routerRoutes(app: INestApplicationContext): readonly string[] {
  const routes = app
    .get(RouteRegistry)
    .routes.filter(({ method, path }) => method !== 'HEAD' && !OWN.test(path))
    .map(({ method, path }) => `${method} ${openApiPath(path)}`);
  return [...new Set(routes)].toSorted();
}
