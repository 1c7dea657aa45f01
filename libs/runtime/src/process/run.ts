import type { PlatformModules } from './start-platform.js';

/** Entry of a process: `await run({ responses: ResponsesModule })`. */
export async function run(_modules: PlatformModules): Promise<void> {
  throw new Error('not yet');
}
