import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Line } from './line.mjs';
import { requestsTo } from './requests.mjs';
import { Steal } from './steal.mjs';
import { Tally } from './tally.mjs';

/** More than the 512 that a process answers at a time, so that it is the process that refuses and nothing waits here; few enough to be opened at once. */
const CONNECTIONS = 640;
const CLOSED_LOOP = 64;
/** Milliseconds after the end of a stage for which replies are waited for; as long before that for connections to become free. */
const GIVE_UP = 15_000;

/** Hands in answers, stage by stage. Lines that are free take turns, so that all are there when a stage needs more of them than the last. */
class Generator {
  #idle;
  #lines;
  #requestOf;

  constructor(target) {
    const { hostname, port, host } = new URL(target.url);
    this.#requestOf = requestsTo({ ...target, host });
    this.#lines = Array.from({ length: target.connections ?? CONNECTIONS }, () => new Line({ hostname, port }));
    this.#idle = [...this.#lines];
  }

  async load({ rate, seconds }) {
    const tally = new Tally();
    const before = this.#bytes();
    const steal = new Steal();
    const missing = await (rate === undefined ? this.#closed(seconds, tally) : this.#open(rate, seconds, tally));
    const stolen = steal.stop();
    const after = this.#bytes();
    const bytes = { request: after.request - before.request, reply: after.reply - before.reply };
    return { ...tally.summary({ seconds, stolen, ...missing }), bytes };
  }

  end() {
    for (const line of this.#lines) line.end();
  }

  /** Each of some lines sends the next answer when it has the reply to the last. Resolves to how many had none. */
  async #closed(seconds, tally) {
    const began = performance.now();
    const lines = this.#idle.splice(-CLOSED_LOOP);
    let open = lines.length;
    const ofLine = (line) =>
      new Promise((resolve) => {
        const next = () => {
          const now = performance.now();
          if (now - began < seconds * 1000) return this.#send({ line, began, due: now, now, tally, done: next });
          open -= 1;
          this.#idle.push(line);
          return resolve();
        };
        next();
      });
    const givenUp = new AbortController();
    await Promise.race([
      Promise.all(lines.map(ofLine)),
      wait(seconds * 1000 + GIVE_UP, undefined, { signal: givenUp.signal }).catch(() => undefined),
    ]);
    givenUp.abort();
    return { unsent: 0, unanswered: open };
  }

  /**
   * So many a second, on lines that are free; what finds none waits for one, and its time runs. Resolves to how many
   * found none to the end, and how many had no reply.
   */
  #open(rate, seconds, tally) {
    const began = performance.now();
    const waiting = [];
    let next = 0;
    let sent = 0;
    let open = 0;
    let unsent = 0;
    const send = (line, due, now) =>
      this.#send({
        line,
        began,
        due,
        now,
        tally,
        done: (at) => {
          open -= 1;
          if (next < waiting.length) send(line, waiting[next++], at);
          else this.#idle.push(line);
        },
      });
    return new Promise((resolve) => {
      const tick = () => {
        const now = performance.now();
        const elapsed = now - began;
        const due = Math.floor((Math.min(elapsed, seconds * 1000) * rate) / 1000);
        for (; sent < due; sent += 1) {
          const at = began + (sent * 1000) / rate;
          open += 1;
          const line = this.#idle.shift();
          if (line === undefined) waiting.push(at);
          else send(line, at, now);
        }
        const over = elapsed - seconds * 1000;
        if (over >= GIVE_UP && next < waiting.length) {
          unsent = waiting.length - next;
          open -= unsent;
          next = waiting.length;
        }
        if (over < 0 || (open > 0 && over < 2 * GIVE_UP)) return setTimeout(tick, 1);
        return resolve({ unsent, unanswered: open });
      };
      tick();
    });
  }

  #send({ line, began, due, now, tally, done }) {
    const id = randomUUID();
    tally.sent(now - due);
    line.send(this.#requestOf(id), now, (status, hasRetryAfter) => {
      const at = performance.now();
      tally.note({ second: Math.floor((due - began) / 1000), status, hasRetryAfter, latency: at - due, id });
      done(at);
    });
  }

  #bytes() {
    const sum = (name) => this.#lines.reduce((bytes, line) => bytes + line[name], 0);
    return { request: sum('requestBytes'), reply: sum('replyBytes') };
  }
}

let generator;
process.on('message', async (message) => {
  try {
    if (generator !== undefined) return process.send(await generator.load(message));
    generator = new Generator(message);
    return process.send({ ready: true });
  } catch (error) {
    return process.send({ failure: String(error) });
  }
});
process.on('disconnect', () => generator?.end());
