import { setTimeout as wait } from 'node:timers/promises';

/** Polls until `condition` resolves to a truthy value and returns it; throws after `timeoutMs`, naming `what`. */
export async function until(what, condition, timeoutMs = 60_000, intervalMs = 25) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await wait(intervalMs);
  }
}
