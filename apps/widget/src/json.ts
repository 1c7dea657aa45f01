/** JSON of plain data. `JSON.stringify` calls each `toJSON`, which old libraries add to arrays in a form of their own. */
export function json(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(json).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${json(member)}`).join()}}`;
}
