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

const exampleOf = ({ name, schema, example }) =>
  name === 'If-Match' ? '"1"' : String(example ?? schema?.example ?? schema?.enum?.[0] ?? schema?.default ?? name);

/** The request of an operation as a command of curl. */
export function curlOf(method, path, operation) {
  const target = path.replaceAll(/\{(\w+)\}/g, (_whole, name) => {
    const parameter = needed(operation, 'path').find((each) => each.name === name);
    return encodeURIComponent(parameter === undefined ? name : exampleOf(parameter));
  });
  const query = needed(operation, 'query').map((each) => `${each.name}=${encodeURIComponent(exampleOf(each))}`);
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
  const values = (place) => Object.fromEntries(needed(operation, place).map((each) => [each.name, typed(each)]));
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

function typed(parameter) {
  const { type } = parameter.schema ?? {};
  const example = parameter.name === 'If-Match' ? '"1"' : (parameter.example ?? parameter.schema?.example);
  if (example !== undefined && type !== 'string') return example;
  return exampleOf(parameter);
}
