/**
 * JSON text without spaces and with the members of every object in the order of their names: equal values give equal
 * texts, even after they were stored and read back. A member that is undefined counts as null.
 */
export function canonicalJson(value: unknown): string {
  // Most values are already in order; `JSON.stringify` then gives the same text much faster.
  if (isInOrder(value)) return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(object).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name])}`).join(',')}}`;
}

function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  if (Array.isArray(value)) return value.every(isInOrder);
  let last: string | undefined;
  for (const name of Object.keys(value)) {
    if (last !== undefined && name < last) return false;
    if (!isInOrder((value as Readonly<Record<string, unknown>>)[name])) return false;
    last = name;
  }
  return true;
}
