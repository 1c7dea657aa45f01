import { readYaml } from './yaml-files.mjs';

/** Reads a Compose file and merges its anchors. */
export function readCompose(path) {
  const documents = readYaml(path);
  if (documents.length !== 1) throw new Error(`${path}: is not one document`);
  return documents[0];
}

/** Interpolates variables like `docker compose`: `${A}`, `${A:-default}`, and `${A:?reason}`, which throws if A is missing. */
export function interpolate(value, variables) {
  if (Array.isArray(value)) return value.map((entry) => interpolate(entry, variables));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, interpolate(inner, variables)]));
  if (typeof value !== 'string') return value;
  return value.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_whole, name, kind, rest) => {
    const given = variables[name];
    if (given !== undefined && given !== '') return given;
    if (kind === '?') throw new Error(`${name}: ${rest}`);
    return rest ?? '';
  });
}

/** The app whose image a service runs; undefined if it is not one of ours. */
export function appOf(service) {
  return /^(?:\$\{IMAGES:-hearback\}|hearback)\/(\w+):/.exec(service.image)?.[1];
}

/** Parses `45s` or `1m` to seconds. */
export const seconds = (text) =>
  Number.parseFloat(text) * ({ s: 1, m: 60, h: 3600 }[String(text).at(-1)] ?? Number.NaN);
