import { curlOf, hasTypeScript, typeScriptOf, withExamples } from './samples.mjs';

/** Methods in the order of a reader: look, create, replace, change, delete. */
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Routes for the parts of the product itself. */
const OWN_PARTS = /^\/v1\/(widget|operator|exports)\//;

/** The resource that a path belongs to. */
const resourceOf = (path) => path.split('/')[2];

/** The name of a resource as a heading. */
const nameOf = (resource) => {
  const words = resource.replaceAll('-', ' ');
  return (words[0].toUpperCase() + words.slice(1)).replace('Api keys', 'API keys').replace('Sla ', 'SLA ');
};

/**
 * The reference of the API as Markdown: a page for each resource, with all that the document says of its operations, a command of curl
 * and a call of the SDK, and a page that lists them.
 */
export async function referencePages(document) {
  const api = withExamples(structuredClone(document));
  const resources = new Map();
  for (const path of Object.keys(api.paths)) {
    if (!path.startsWith('/v1/') || OWN_PARTS.test(path)) continue;
    const list = resources.get(resourceOf(path)) ?? [];
    for (const method of METHODS)
      if (api.paths[path][method] !== undefined) list.push({ path, method, operation: api.paths[path][method] });
    resources.set(resourceOf(path), list);
  }
  const pages = [];
  for (const [resource, operations] of [...resources].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parts = [];
    for (const each of operations) parts.push(await operationText(api, each));
    pages.push({
      path: `api/${resource}`,
      title: nameOf(resource),
      markdown: `# ${nameOf(resource)}\n\n${parts.join('\n')}`,
    });
  }
  return pages;
}

async function operationText(api, { path, method, operation }) {
  const name = method.toUpperCase();
  return [
    `## ${operation.summary}\n`,
    `\`${name} ${path}\`${operation.security?.length === 0 ? ' · needs no key' : ''}${operation['x-cors'] === true ? ' · also from web pages of others' : ''}\n`,
    operation.description === undefined ? '' : `${operation.description}\n`,
    parametersOf(operation),
    membersOf(api, operation),
    `\`\`\`sh reference\n${curlOf(name, path, operation)}\n\`\`\`\n`,
    hasTypeScript(operation) ? `\`\`\`ts reference\n${await typeScriptOf(name, path, operation)}\n\`\`\`\n` : '',
    replyOf(operation),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');

function table(head, rows) {
  if (rows.length === 0) return '';
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function parametersOf({ parameters = [] }) {
  const rows = parameters.map(({ name, in: place, required, description, schema }) => [
    `\`${name}\``,
    `${place}${required ? ', required' : ''}`,
    [description, kindOf(schema)].filter(Boolean).join(' '),
  ]);
  return table(['Parameter', 'Where', 'Meaning'], rows);
}

/** A schema, with references replaced by what they refer to. */
function resolved(api, schema) {
  const name = schema?.$ref?.split('/').at(-1);
  return name === undefined ? schema : api.components.schemas[name];
}

function membersOf(api, { requestBody }) {
  const schema = resolved(api, requestBody?.content['application/json']?.schema);
  if (schema?.properties === undefined) return '';
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties).map(([name, property]) => [
    `\`${name}\``,
    required.has(name) ? 'yes' : 'no',
    [property.description, kindOf(resolved(api, property))].filter(Boolean).join(' '),
  ]);
  return table(['Member of the body', 'Needed', 'Meaning'], rows);
}

/** The type of a value and its limits, in words. */
function kindOf(schema = {}) {
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  const limits = [
    schema.enum && `one of ${schema.enum.map((value) => `\`${value}\``).join(', ')}`,
    schema.minimum !== undefined && `at least ${schema.minimum}`,
    schema.maximum !== undefined && `at most ${schema.maximum}`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.maxItems !== undefined && `at most ${schema.maxItems} items`,
  ].filter(Boolean);
  const words = [...types, ...limits].join(', ');
  return words === '' ? '' : `(${words})`;
}

function replyOf({ responses }) {
  const [status, { content = {} }] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? ['', {}];
  const example = content['application/json']?.example;
  const problems = Object.keys(responses).filter((code) => code >= '400');
  const last = `Problems: ${problems.map((code) => `\`${code}\``).join(', ')}.\n`;
  if (example === undefined) return `Reply: \`${status}\`. ${last}`;
  return `Reply: \`${status}\`.\n\n\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\`\n\n${last}`;
}
