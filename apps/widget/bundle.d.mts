/** The loader, and the files of the folder named by the version, by name. */
export function widgetBundle(): Promise<{
  readonly version: string;
  readonly loader: string;
  readonly files: Readonly<Record<'engine.js' | 'renderer.js' | 'style.js' | 'why.js', string>>;
}>;

export function bundle(): Promise<void>;
