import fc from 'fast-check';
import { bodiesOf, textsOf } from './values.mjs';

/** Operations that would end what the run needs, or are slow because they hash a password. Each is called once in this many rounds. */
const RARE = {
  createWorkspace: 40,
  createSession: 40,
  createMember: 40,
  addMember: 40,
  changePassword: 40,
  signUp: 40,
  signIn: 40,
  deleteSession: 1e9,
  signOut: 1e9,
  endSession: 1e9,
};

/** All operations of the document. */
export function operationsOf({ paths }) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  );
}

/** A generator of calls, the same for the same seed: each operation in turn, with inputs from its schemas. */
export function* callsOf(document, { seed, ids }) {
  const context = { components: document.components.schemas, ids };
  const operations = operationsOf(document)
    .filter(hasEnd)
    .map((operation) => ({ operation, arbitrary: callOf(operation, context) }));
  for (let round = 0; ; round++)
    for (const [index, { operation, arbitrary }] of operations.entries()) {
      const every = isSigningOut(operation) ? Infinity : (RARE[operation.operationId] ?? 1);
      if (round % every !== every - 1 && every !== 1) continue;
      const [call] = fc.sample(arbitrary, { seed: (seed * 1_000_003 + round * 1_009 + index) | 0, numRuns: 1 });
      yield { operation, ...call };
    }
}

/** A stream of events ends only with its reader. */
const hasEnd = ({ responses }) =>
  Object.values(responses).every(({ content }) => content?.['text/event-stream'] === undefined);

const isSigningOut = ({ path, method }) => method === 'DELETE' && path.startsWith('/v1/sessions');

function callOf({ path, parameters = [], requestBody }, context) {
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  return fc
    .record({
      inPath: fc.record(
        Object.fromEntries(
          named(parameters, 'path').map((parameter) => [parameter.name, pathTexts(path, parameter, context)]),
        ),
      ),
      query: fc.record(
        Object.fromEntries(
          named(parameters, 'query').map(({ name, schema }) => [
            name,
            fc.option(textsOf(schema, context), { freq: 3 }),
          ]),
        ),
      ),
      ifMatch: named(parameters, 'header').some(({ name }) => name === 'If-Match')
        ? fc.constantFrom('"1"', '"2"', '"3"', '*', 'x', undefined)
        : fc.constant(undefined),
      idempotencyKey: fc.option(fc.stringMatching(/^[a-z0-9]{1,8}$/), { freq: 4, nil: undefined }),
      body: type === undefined ? fc.constant(undefined) : bodyTexts(type, content, context),
    })
    .map(({ inPath, query, ifMatch, idempotencyKey, body }) => ({
      url: urlOf(path, inPath, query),
      headers: {
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      body,
    }));
}

const named = (parameters, place) => parameters.filter((parameter) => parameter.in === place);

/** Ids that exist, mostly, so that calls reach what is behind the look-up. */
function pathTexts(path, { name, schema = {} }, context) {
  const before = path
    .slice(0, path.indexOf(`{${name}}`))
    .split('/')
    .findLast(Boolean);
  const known = context.ids[before] ?? [];
  // Clients take the segments `.` and `..` out of an address, so it would be another path.
  const any = textsOf(schema, context).map((text) => (/^\.{0,2}$/.test(text) ? 'x' : text));
  return known.length === 0
    ? any
    : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any });
}

function bodyTexts(type, { schema }, context) {
  if (type === 'application/json' || type === 'text/plain')
    return bodiesOf(schema, context).map((value) => JSON.stringify(value) ?? '');
  if (type === 'application/x-www-form-urlencoded')
    return fc
      .dictionary(fc.constantFrom('recommend', 'why', '_language', 'x'), fc.string({ maxLength: 20 }))
      .map((fields) => new URLSearchParams(fields).toString());
  return fc
    .array(
      fc.array(fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('score', '9', '"', ',')), { maxLength: 4 }),
      { maxLength: 5 },
    )
    .map((rows) => rows.map((row) => row.join(',')).join('\n'));
}

function urlOf(path, inPath, query) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name) => encodeURIComponent(inPath[name].toWellFormed()));
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== null));
  return parameters.size === 0 ? filled : `${filled}?${parameters}`;
}
