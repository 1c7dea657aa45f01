import { openSync, closeSync, readFileSync, write, fdatasync } from 'node:fs';
import { promisify } from 'node:util';

const writeTo = promisify(write);
const sync = promisify(fdatasync);

/**
 * What clients know, on disk before they act on it: `intent` of an id with its content, `revise` with the score of a
 * revision, then `ack` or `unknown`. A line is on disk once its promise resolves; concurrent lines share one fdatasync.
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

  revise(id, score) {
    return this.#append({ revise: id, score });
  }

  ack(id) {
    return this.#append({ ack: id });
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

/**
 * Reads the ledger from disk: a Map from id to its content with `acked`, `unknown` (number of attempts without a response), `score` as
 * acknowledged last, all acknowledged `scores`, and `open`: that of a revision with an unknown outcome.
 */
export function readLedger(path) {
  const entries = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const { intent, revise, ack, unknown, ...rest } = JSON.parse(line);
    if (intent !== undefined) entries.set(intent, { ...rest, acked: false, unknown: 0, scores: [rest.score] });
    else if (revise !== undefined) entries.get(revise).open = rest.score;
    else if (unknown !== undefined) entries.get(unknown).unknown += 1;
    else acknowledge(entries.get(ack));
  }
  return entries;
}

function acknowledge(entry) {
  entry.acked = true;
  if (entry.open !== undefined) settle(entry, entry.open);
}

/** Takes the score of a revision as the one that is stored. */
export function settle(entry, score) {
  entry.score = score;
  entry.scores.push(score);
  entry.open = undefined;
}
