import { openSync, closeSync, readFileSync, write, fdatasync } from 'node:fs';
import { promisify } from 'node:util';

const writeTo = promisify(write);
const sync = promisify(fdatasync);

/**
 * What clients know, on disk before they act on it: `intent` of an id with its content, then `ack` with the status or
 * `unknown`. A line is on disk once its promise resolves; concurrent lines share one fdatasync.
 */
export class Ledger {
  #descriptor;
  #lines = [];
  #waiting = [];
  #running;

  constructor(path) {
    this.path = path;
    this.#descriptor = openSync(path, 'a');
  }

  intent(id, content) {
    return this.#append({ intent: id, ...content });
  }

  ack(id, status) {
    return this.#append({ ack: id, status });
  }

  unknown(id) {
    return this.#append({ unknown: id });
  }

  /** Resolves when all lines are on disk. */
  async close() {
    await this.#running;
    closeSync(this.#descriptor);
  }

  #append(line) {
    return new Promise((resolve, reject) => {
      this.#lines.push(`${JSON.stringify(line)}\n`);
      this.#waiting.push({ resolve, reject });
      this.#running ??= this.#flush();
    });
  }

  async #flush() {
    while (this.#lines.length > 0) {
      const text = this.#lines.splice(0).join('');
      const waiting = this.#waiting.splice(0);
      try {
        await writeTo(this.#descriptor, text);
        await sync(this.#descriptor);
        for (const { resolve } of waiting) resolve();
      } catch (error) {
        for (const { reject } of waiting) reject(error);
      }
    }
    this.#running = undefined;
  }
}

/** Reads the ledger from disk: a Map from id to its content with `acked` and `unknown` (number of attempts without a response). */
export function readLedger(path) {
  const entries = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const { intent, ack, unknown, ...rest } = JSON.parse(line);
    if (intent !== undefined) entries.set(intent, { ...rest, acked: false, unknown: 0 });
    else if (ack !== undefined) entries.get(ack).acked = true;
    else entries.get(unknown).unknown += 1;
  }
  return entries;
}
