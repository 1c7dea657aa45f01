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

/**
 * Polls until `look` resolves to no `left`, or until its `mark` has not changed for `stallMs`; returns what is left. A slow machine
 * may take as long as it needs.
 */
export async function untilStalled(look, stallMs, intervalMs) {
  let mark;
  let end = 0;
  for (;;) {
    const seen = await look();
    if (seen.left.length === 0) return [];
    if (seen.mark !== mark) end = Date.now() + stallMs;
    mark = seen.mark;
    if (Date.now() > end) return seen.left;
    await wait(intervalMs);
  }
}
