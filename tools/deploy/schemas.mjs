import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const read = (name) => JSON.parse(readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8'));
const compiler = () => new Ajv.default({ strict: false, allErrors: true, validateFormats: false });
const { kinds, ...kubernetes } = read('kubernetes-1.34.json');
const forKubernetes = compiler().addSchema(kubernetes, 'kubernetes');
const forCompose = compiler().compile(read('compose-spec.json'));

const linesOf = (errors) =>
  (errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath || '/', message, params.additionalProperty ?? params.unevaluatedProperty].join(' ').trim(),
  );

/** Validates a Compose file against the published schema; one line for each defect. */
export function composeSchemaDefects(file) {
  return forCompose(file) ? [] : linesOf(forCompose.errors);
}

/** Validates a resource against the published schema of its kind; one line for each defect. */
export function kubernetesSchemaDefects(resource) {
  const kind = `${resource.apiVersion}/${resource.kind}`;
  if (kinds[kind] === undefined) return [`${kind}: there is no schema for this kind`];
  const matches = forKubernetes.getSchema(`kubernetes${kinds[kind]}`);
  return matches(resource) ? [] : linesOf(matches.errors).map((line) => `${kind} ${resource.metadata?.name}: ${line}`);
}
