import { setTimeout as wait } from 'node:timers/promises';

/** Waits until `holds` gives a true value and returns it; after `patience` ms it throws, naming `what`. */
export async function until(what, holds, patience = 60_000, every = 25) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${patience} ms: ${what}`);
    await wait(every);
  }
}
