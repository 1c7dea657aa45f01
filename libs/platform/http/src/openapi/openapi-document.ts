import type { INestApplicationContext, INestApplication, Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SESSION_COOKIE } from '../auth/session-cookie.js';
import { RouteRegistry, type DocumentedRoute } from '../routes/route-registry.js';
import { withComponents } from './component-schemas.js';
import { finishedOperation, type FoundOperation } from './finished-operation.js';
import { openApiPath } from './openapi-path.js';
import { operationObject } from './operation.js';
import { PROBLEM_SCHEMA, problemResponses } from './problem-responses.js';
import { problemEntries, PROBLEMS_EXTENSION, type ProblemEntry } from './problems-reference.js';
import { dtoOf } from './reply-shape.js';
import type { Schema } from './schema.js';
import { strictBodies } from './strict-bodies.js';
import { withShortNames } from './schema-names.js';

/** The OpenAPI 3.1 document of a process: all operations of its services, in the order of their paths, and all problems. */
export function openApiDocument(
  app: INestApplication,
): OpenAPIObject & { readonly [PROBLEMS_EXTENSION]: readonly ProblemEntry[] } {
  const scans = withShortNames(serviceModules(app).map(([service, module]) => scan(app, service, module)));
  const schemas = withComponents(Object.assign({}, ...scans.map((one) => one.schemas)) as Record<string, Schema>);
  const operations = scans.flatMap((one) => one.operations);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const found of operations.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    (paths[found.path] ??= {})[found.method] = finishedOperation(found, schemas);
  }
  const { components, ...outlined } = outline([...new Set(operations.map(({ service }) => service))]);
  const all = Object.entries({ ...strictBodies(paths, usedSchemas(paths, schemas)), Problem: PROBLEM_SCHEMA }).toSorted(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  return {
    ...outlined,
    paths,
    components: { ...components, schemas: Object.fromEntries(all), responses: problemResponses(paths) },
    [PROBLEMS_EXTENSION]: problemEntries(),
  };
}

const keyOf = ({ path, method }: FoundOperation): string => `${path} ${method}`;

/** The modules of services by the service's name. */
function serviceModules(app: INestApplicationContext): readonly (readonly [string, Type])[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  const found = [...discovery.getControllers(), ...discovery.getProviders()].flatMap(({ host }) => {
    const module = host?.metatype as (Type & { readonly definition?: { readonly name: string } }) | undefined;
    return module?.definition === undefined ? [] : [[module.definition.name, module] as const];
  });
  return [...new Map(found)];
}

/** The operations and schemas of one service, from Nest's scan and from its raw routes. */
function scan(app: INestApplication, service: string, module: Type) {
  const raw = app.get(RouteRegistry).documented.filter((route) => route.service === service);
  const extraModels = raw.flatMap(({ operation: { reply, body } }) =>
    [dtoOf(reply), typeof body === 'function' ? body : undefined].filter((model) => model !== undefined),
  );
  const { paths, components } = SwaggerModule.createDocument(app, outline([]), {
    include: [module],
    autoTagControllers: false,
    extraModels,
  });
  const ofControllers = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Schema).map(([method, operation]) => {
      return { service, path, method, operation: operation as Schema, isController: true };
    }),
  );
  return {
    service,
    schemas: (components?.schemas ?? {}) as Record<string, Schema>,
    operations: merged([...ofControllers, ...raw.map(ofRawRoute)]),
  };
}

/** A raw route with the method and path of a controller's takes other kinds of bodies: both are one operation. */
function merged(found: readonly FoundOperation[]): readonly FoundOperation[] {
  const operations = new Map<string, FoundOperation>();
  for (const each of found) {
    const known = operations.get(keyOf(each));
    operations.set(
      keyOf(each),
      known?.isController !== true ? each : { ...known, operation: withBodiesOf(known, each) },
    );
  }
  return [...operations.values()];
}

function withBodiesOf({ operation }: FoundOperation, { operation: other }: FoundOperation): Schema {
  const listOf = (one: Schema) => (one['parameters'] ?? []) as readonly Schema[];
  const contentOf = (one: Schema) => (one['requestBody'] as Schema | undefined)?.['content'] as Schema | undefined;
  return {
    ...operation,
    parameters: [...listOf(operation), ...listOf(other)],
    requestBody: { required: true, content: { ...contentOf(operation), ...contentOf(other) } },
    responses: { ...(other['responses'] as Schema), ...(operation['responses'] as Schema) },
  };
}

function ofRawRoute(route: DocumentedRoute): FoundOperation {
  const { service, method } = route;
  const path = openApiPath(route.path);
  return { service, path, method, operation: operationObject(route, path), isController: false };
}

/** The schemas that the paths refer to, directly or through others. */
function usedSchemas(paths: object, schemas: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const used: Record<string, Schema> = {};
  const visit = (node: object): void => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/#\/components\/schemas\/([\w.-]+)/g)) {
      const schema = schemas[name];
      if (schema === undefined || used[name] !== undefined) continue;
      used[name] = schema;
      visit(schema);
    }
  };
  visit(paths);
  return used;
}

/** The descriptions of the tags, one per service. */
const TAGS: Readonly<Record<string, string>> = {
  accounts: 'Workspaces, members, sessions, API keys and the audit log.',
  customers: 'Customers with their identities, attributes and events.',
  survey: 'Surveys, their published versions, touchpoints and links.',
  responses: 'Submitting, importing and exporting responses.',
  analytics: 'Scores, their trends, and the answers behind them.',
  followups: 'Rules, and the tasks that they open.',
  notifications: 'Notifications of staff and their delivery.',
};

function outline(services: readonly string[]): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Hearback')
    .setDescription('Customer feedback that closes the loop: ask, collect, understand, act, report back, measure.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This platform')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'opaque',
        description: 'A secret key `hbk_…` or a publishable key `hbp_…`.',
      },
      'key',
    )
    .addCookieAuth(
      SESSION_COOKIE,
      { type: 'apiKey', in: 'cookie', description: 'A session, from `POST /v1/sessions`.' },
      'session',
    );
  for (const service of services.toSorted()) builder.addTag(service, TAGS[service]);
  return builder.build();
}
