import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SESSION_COOKIE } from '../auth/session-cookie.js';
import { ANY_JSON } from '../fields/free-fields.js';
import { withComponents } from './component-schemas.js';
import { describedOperations, type DescribedOperation } from './operations.js';
import { operationObject } from './operation-object.js';
import { problemEntries, PROBLEMS_EXTENSION, type ProblemEntry } from './problems-reference.js';
import { nameSchemas } from './schema-names.js';
import { PROBLEM_SCHEMA, PROBLEM_STATUSES, type Schema } from './schemas.js';

/** The OpenAPI 3.1 document of a process: all operations of its services, in the order of their paths, and all problems. */
export function openApiDocument(
  app: INestApplication,
): OpenAPIObject & { readonly [PROBLEMS_EXTENSION]: readonly ProblemEntry[] } {
  const described = describedOperations(app);
  nameSchemas(described);
  const scanned = SwaggerModule.createDocument(app, outline(described), {
    autoTagControllers: false,
    deepScanRoutes: true,
    extraModels: [...new Set(described.flatMap(({ models }) => models))],
  });
  const schemas = withComponents((scanned.components?.schemas ?? {}) as Record<string, Schema>);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of described.toSorted(byPath)) {
    const found = (scanned.paths[operation.path] as Record<string, Schema> | undefined)?.[operation.method];
    (paths[operation.path] ??= {})[operation.method] = operationObject(operation, found ?? {}, schemas);
  }
  // Members of queries stand as parameters where they are used; whatever nothing refers to goes.
  const used = usedSchemas(paths, schemas);
  const document = {
    ...scanned,
    paths,
    components: {
      ...scanned.components,
      schemas: sorted({ ...used, Problem: PROBLEM_SCHEMA }),
      responses: problemResponses(paths),
    },
  };
  return { ...(withExamples(document) as OpenAPIObject), [PROBLEMS_EXTENSION]: problemEntries() };
}

/** What each service's operations are about. */
const TAGS: Readonly<Record<string, string>> = {
  accounts: 'Workspaces, members, sessions, API keys and the audit log.',
  customers: 'Customers with identities and attributes, and what happened to them.',
  survey: 'Surveys, their published versions, touchpoints and links.',
  responses: 'Answers: handing them in, importing and exporting them.',
  analytics: 'Scores, their trends, and the answers behind them.',
  followups: 'Rules, and the tasks that they open.',
  notifications: 'What staff were told, and how.',
};

function outline(described: readonly DescribedOperation[]): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Hearback')
    .setDescription('Customer feedback that closes the loop: ask, collect, understand, act, tell back, measure.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This platform')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'A secret key `hbk_…` or a publishable key `hbp_…`.' },
      'key',
    )
    .addCookieAuth(
      SESSION_COOKIE,
      { type: 'apiKey', in: 'cookie', description: 'A session, from `POST /v1/sessions`.' },
      'session',
    );
  for (const service of [...new Set(described.map(({ service }) => service))].toSorted())
    builder.addTag(service, TAGS[service]);
  return builder.build();
}

function byPath(a: DescribedOperation, b: DescribedOperation): number {
  const [first, second] = [`${a.path} ${a.method}`, `${b.path} ${b.method}`];
  return first < second ? -1 : first > second ? 1 : 0;
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

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The problem responses that the paths refer to. */
function problemResponses(paths: object): Schema {
  const used = new Set(
    [...JSON.stringify(paths).matchAll(/#\/components\/responses\/Problem(\d+)/g)].map(([, status]) => Number(status)),
  );
  return Object.fromEntries(
    [...used]
      .toSorted((a, b) => a - b)
      .map((status) => {
        const description = PROBLEM_STATUSES[status] ?? 'A problem.';
        const example = {
          type: '/api/problems',
          title: description.replace(/[.;].*$/, ''),
          status,
          instance: 'req_5d1f0c8b2a7e000001',
          code: 'request.example',
        };
        const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } };
        return [`Problem${status}`, { description, content }];
      }),
  );
}

/** In a schema of OpenAPI 3.1 examples are a list; a schema that stands for any JSON has no type. */
function withExamples(node: unknown, isSchema = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withExamples(item, isSchema));
  if (typeof node !== 'object' || node === null) return node;
  const { [ANY_JSON]: isAnyJson, ...kept } = node as Schema;
  if (isAnyJson === true) delete kept['type'];
  const members = Object.entries(kept).map(([name, value]): [string, unknown] => {
    if (name === 'example') return isSchema ? ['examples', [value]] : [name, value];
    if (name === 'properties' || name === 'schemas') return [name, mapValues(value, (one) => withExamples(one, true))];
    return [name, withExamples(value, isSchema || name === 'schema')];
  });
  return Object.fromEntries(members);
}

function mapValues(record: unknown, map: (value: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(record as object).map(([name, value]) => [name, map(value)]));
}
