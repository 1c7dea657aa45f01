import { format } from 'prettier';

/** Header of a sample that has a caller. */
const AUTHORIZATION = `-H "Authorization: Bearer $HEARBACK_KEY"`;

/** Text in single quotes of the shell. */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The media type of the body that samples send, JSON if there is a choice. */
export function bodyOf({ requestBody }) {
  const content = requestBody?.content ?? {};
  const [type] = 'application/json' in content ? ['application/json'] : Object.keys(content);
  return type === undefined ? undefined : { type, example: content[type].example };
}

/** Parameters that a request cannot do without, with their examples. */
function needed({ parameters = [] }, place) {
  return parameters.filter((parameter) => parameter.in === place && (parameter.required || place === 'path'));
}

/** Values of parameters for which the document has no example. */
const EXAMPLES = {
  external_id: 'C-1042',
  submission_id: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
  code: 'k7Qx2mPa',
  version: 1,
  'If-Match': '"1"',
};

function exampleOf({ name, schema = {}, example = schema.example }) {
  if (name === 'If-Match') return EXAMPLES[name];
  return example ?? EXAMPLES[name] ?? schema.enum?.[0] ?? name;
}

/** Gives parameters without an example that of the same parameter elsewhere, if possible of the same resource. */
export function withExamples(api) {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.values(methods).map(({ parameters = [] }) => ({ resource: path.split('/')[2], parameters })),
  );
  const known = operations.flatMap(({ resource, parameters }) =>
    parameters
      .filter(({ in: place, schema }) => place === 'path' && schema?.example !== undefined)
      .map(({ name, schema }) => ({ resource, name, example: schema.example })),
  );
  for (const { resource, parameters } of operations)
    for (const parameter of parameters) {
      if (parameter.in !== 'path' || parameter.schema?.example !== undefined) continue;
      const others = known.filter(({ name }) => name === parameter.name);
      const other = others.find((each) => each.resource === resource) ?? others[0];
      if (other !== undefined) parameter.example = other.example;
    }
  return api;
}

/** The request of an operation as a command of curl. */
export function curlOf(method, path, operation) {
  const target = path.replaceAll(/\{(\w+)\}/g, (_whole, name) => {
    const parameter = needed(operation, 'path').find((each) => each.name === name);
    return encodeURIComponent(String(parameter === undefined ? name : exampleOf(parameter)));
  });
  const query = needed(operation, 'query').map((each) => `${each.name}=${encodeURIComponent(String(exampleOf(each)))}`);
  const body = bodyOf(operation);
  const content = typeof body?.example === 'string' ? body.example : JSON.stringify(body?.example, null, 2);
  const lines = [
    `curl "$HEARBACK_URL${target}${query.length === 0 ? '' : `?${query.join('&')}`}"`,
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(operation.security?.length === 0 ? [] : [AUTHORIZATION]),
    ...needed(operation, 'header').map((each) => `-H ${quoted(`${each.name}: ${exampleOf(each)}`)}`),
    ...(body === undefined ? [] : [`-H ${quoted(`Content-Type: ${body.type}`)}`]),
    ...(body?.example === undefined ? [] : [`--data-binary ${quoted(content)}`]),
  ];
  return lines.join(' \\\n  ');
}

/** Whether the SDK has a call for it: bodies that are not JSON, and streams without end, are for other programs. */
export function hasTypeScript(operation) {
  const body = bodyOf(operation);
  const replies = Object.keys(operation.responses['200']?.content ?? {});
  return (body === undefined || body.type === 'application/json') && !replies.includes('text/event-stream');
}

/** The request of an operation as a call of the SDK. */
export async function typeScriptOf(method, path, operation) {
  const values = (place) => Object.fromEntries(needed(operation, place).map((each) => [each.name, exampleOf(each)]));
  const params = Object.fromEntries(
    ['path', 'query', 'header']
      .map((place) => [place, values(place)])
      .filter(([, each]) => Object.keys(each).length > 0),
  );
  const body = bodyOf(operation);
  const replies = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const isJson = replies.every(([, { content }]) => content === undefined || 'application/json' in content);
  const init = {
    ...(Object.keys(params).length === 0 ? {} : { params }),
    ...(body?.example === undefined ? {} : { body: body.example }),
    ...(isJson ? {} : { parseAs: 'text' }),
  };
  const argument = Object.keys(init).length === 0 ? '' : `, ${JSON.stringify(init)}`;
  const call = `await dataOf(hearback.${method}(${JSON.stringify(path)}${argument}))`;
  const isEmpty = replies.every(([, { content }]) => content === undefined);
  const text = `${isEmpty ? '' : 'const reply = '}${call};`;
  return (await format(text, { parser: 'typescript', singleQuote: true, printWidth: 96 })).trimEnd();
}
