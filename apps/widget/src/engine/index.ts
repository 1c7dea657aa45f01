import { Engine, type Options } from './engine.js';

/** Starts once the page has its elements. */
export async function start(options: Options): Promise<Engine> {
  if (document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  const engine = new Engine(options);
  engine.take(await options.asked);
  return engine;
}

/** What the loader imports. */
export interface EngineModule {
  readonly start: typeof start;
}
