/** What the scan of one service found. */
interface Scan {
  readonly service: string;
  readonly schemas: Readonly<Record<string, object>>;
}

/**
 * The scans with the schemas' names as the document shows them: without `Dto`, and with the service as prefix if two
 * services use the same name for different schemas (`FollowupsActor`).
 */
export function withShortNames<T extends Scan>(scans: readonly T[]): readonly T[] {
  const ambiguous = ambiguousWords(scans);
  return scans.map((scan) => {
    const { service } = scan;
    const nameOf = (schema: string): string => {
      const word = wordOf(schema);
      return ambiguous.has(word) ? `${service.charAt(0).toUpperCase()}${service.slice(1)}${word}` : word;
    };
    const references = JSON.stringify(scan).replaceAll(
      REFERENCE,
      (_reference, schema: string) => `"#/components/schemas/${nameOf(schema)}"`,
    );
    const renamed = JSON.parse(references) as T;
    const schemas = Object.entries(renamed.schemas).map(([schema, value]) => [nameOf(schema), value]);
    return { ...renamed, schemas: Object.fromEntries(schemas) };
  });
}

const REFERENCE = /"#\/components\/schemas\/(\w+)"/g;

const wordOf = (schema: string): string => schema.replace(/Dto$/, '');

/** Names that services use for different schemas, or for equal ones that refer to such a name. */
function ambiguousWords(scans: readonly Scan[]): ReadonlySet<string> {
  const uses = new Map<string, string[]>();
  for (const [schema, shape] of scans.flatMap(({ schemas }) => Object.entries(schemas)))
    uses.set(wordOf(schema), [...(uses.get(wordOf(schema)) ?? []), JSON.stringify(shape)]);
  const repeated = [...uses].filter(([, shapes]) => shapes.length > 1);
  const ambiguous = new Set(repeated.flatMap(([word, shapes]) => (new Set(shapes).size > 1 ? [word] : [])));
  for (let known = 0; known < ambiguous.size;) {
    known = ambiguous.size;
    for (const [word, [shape = '']] of repeated)
      if ([...shape.matchAll(REFERENCE)].some(([, schema = '']) => ambiguous.has(wordOf(schema)))) ambiguous.add(word);
  }
  return ambiguous;
}
