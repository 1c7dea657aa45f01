/** What the scan of one service found. */
interface Scan {
  readonly service: string;
  readonly schemas: Readonly<Record<string, object>>;
}

/**
 * The scans with the schemas' names as the document shows them: without `Dto`, and with the service as prefix if two
 * services use the same name (`FollowupsActor`).
 */
export function withShortNames<T extends Scan>(scans: readonly T[]): readonly T[] {
  const words = scans.flatMap(({ schemas }) => Object.keys(schemas).map(wordOf));
  const isShared = (word: string): boolean => words.indexOf(word) !== words.lastIndexOf(word);
  return scans.map((scan) => {
    const { service } = scan;
    const nameOf = (schema: string): string => {
      const word = wordOf(schema);
      return isShared(word) ? `${service.charAt(0).toUpperCase()}${service.slice(1)}${word}` : word;
    };
    const references = JSON.stringify(scan).replaceAll(
      /"#\/components\/schemas\/(\w+)"/g,
      (_reference, schema: string) => `"#/components/schemas/${nameOf(schema)}"`,
    );
    const renamed = JSON.parse(references) as T;
    const schemas = Object.entries(renamed.schemas).map(([schema, value]) => [nameOf(schema), value]);
    return { ...renamed, schemas: Object.fromEntries(schemas) };
  });
}

const wordOf = (schema: string): string => schema.replace(/Dto$/, '');
