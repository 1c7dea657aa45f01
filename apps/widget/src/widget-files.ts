import { readdirSync, readFileSync } from 'node:fs';

/** What pages with the widget load. */
export interface WidgetFiles {
  readonly loader: string;
  /** Name of the folder that the loader names; it changes with the content of any file. */
  readonly version: string;
  /** Texts of the files in that folder, by name. */
  readonly files: ReadonlyMap<string, string>;
}

let known: WidgetFiles | undefined;

/** The files that `bundle.mjs` made. Throws if it has not run. */
export function widgetFiles(): WidgetFiles {
  known ??= read();
  return known;
}

/** Beside both `src` and `dist`, so that tests, which run the sources, read the same files. */
function read(): WidgetFiles {
  const folder = new URL('../dist/bundle/', import.meta.url);
  try {
    const loader = readFileSync(new URL('widget.js', folder), 'utf8');
    const [version] = readdirSync(folder).filter((name) => name !== 'widget.js');
    if (version === undefined) throw new Error('no folder beside the loader');
    const names = readdirSync(new URL(version, folder));
    const text = (name: string) => readFileSync(new URL(`${version}/${name}`, folder), 'utf8');
    return { loader, version, files: new Map(names.map((name) => [name, text(name)])) };
  } catch (error) {
    throw new Error('the widget is not built: run "node apps/widget/bundle.mjs"', { cause: error });
  }
}
