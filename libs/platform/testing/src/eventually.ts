import { setTimeout as pause } from 'node:timers/promises';

/**
 * Retries `assertion` until it passes and returns its value; after `within` milliseconds (default 30,000) throws its last
 * error. Use it for asynchronous effects only; assert synchronous ones directly.
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  options: { readonly within?: number } = {},
): Promise<T> {
  const until = performance.now() + (options.within ?? 30_000);
  for (let wait = 5; ; wait = Math.min(wait * 2, 100)) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    await pause(wait);
  }
}
