import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const DAYS = 4;
const ABANDONED = 0.05;

/** One submission over a kept connection; resolves to status and text, or to undefined where no reply came. */
export function submit(agent, url, key, body, patience = 10_000) {
  return new Promise((resolve) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    const call = request(`${url}/v1/responses`, { method: 'POST', agent, headers }, (reply) => {
      let content = '';
      reply.on('data', (chunk) => (content += chunk));
      reply.on('end', () => resolve({ status: reply.statusCode, headers: reply.headers, content }));
      reply.on('error', () => resolve(undefined));
    });
    call.setTimeout(patience, () => call.destroy());
    call.on('error', () => resolve(undefined));
    call.end(text);
  });
}

/** The body of an entry of the ledger; the same at every try. */
export function bodyOf(id, entry, workspace) {
  return {
    survey_id: workspace.surveyId,
    submission_id: id,
    answers: { recommend: entry.score, ...(entry.comment ? { why: `because of ${entry.score}` } : {}) },
    language: entry.language,
    submitted_at: entry.at,
  };
}

/**
 * Clients that hand in answers at `rate` a second altogether until told to stop, each one at a time. What got no 2xx is
 * sent again with the same id until it is acknowledged, but a few whose fate is unknown are given up.
 */
export class Load {
  acked = 0;
  sent = 0;
  unknown = 0;
  refused = 0;
  /** Replies that no fault explains: status → some of their texts. */
  unexpected = new Map();
  /** No new answers while this is set. */
  paused = false;
  /** Awaited before an answer is sent again; `failedAgain` counts those that were refused even then. */
  beforeRetry = undefined;
  failedAgain = 0;
  /** By how long an acknowledgement took from the first try, in ms; the slowest. */
  slowestAck = 0;
  #stopping = false;
  #ending = false;
  #workers;
  #listeners = [];

  constructor({ url, workspaces, ledger, random, rate, workers = 16 }) {
    this.options = { url, workspaces, ledger, random, rate, workers };
    this.agent = new Agent({ keepAlive: true, maxSockets: workers });
  }

  start() {
    this.#workers = Promise.all(Array.from({ length: this.options.workers }, () => this.#work()));
    // Whoever stops the load hears of a failure; until then nobody waits for it.
    this.#workers.catch(() => undefined);
    return this;
  }

  /** Resolves to the milliseconds from now to the reply to the next answer that is first sent from now on. */
  nextAck() {
    const since = performance.now();
    return new Promise((resolve) => this.#listeners.push({ since, resolve }));
  }

  /** No new answers; resolves when everything sent is acknowledged or, after `patience` ms, given up. */
  async stop(patience = 60_000) {
    this.#stopping = true;
    const late = setTimeout(() => (this.#ending = true), patience);
    await this.#workers;
    clearTimeout(late);
    this.agent.destroy();
    for (const { resolve } of this.#listeners.splice(0)) resolve(undefined);
  }

  async #work() {
    const { rate, workers, random } = this.options;
    const pause = (1000 * workers) / rate;
    for (let next = performance.now() + random() * pause; !this.#stopping; next += pause) {
      const early = next - performance.now();
      if (early > 0) await wait(early);
      else next = performance.now();
      if (!this.paused) await this.handIn();
    }
  }

  /** Hands in one answer, to the end; `told` gets the first reply, undefined where none came. */
  async handIn(told = () => undefined) {
    const { url, workspaces, ledger, random } = this.options;
    const id = randomUUID();
    const entry = {
      workspace: Math.floor(random() * workspaces.length),
      score: Math.floor(random() * 11),
      comment: random() < 0.3,
      language: random() < 0.5 ? 'en' : 'fr',
      at: new Date(Date.now() - Math.floor(random() * DAYS) * 86_400_000).toISOString(),
    };
    const workspace = workspaces[entry.workspace];
    await ledger.intent(id, entry);
    const body = JSON.stringify(bodyOf(id, entry, workspace));
    const began = performance.now();
    this.sent += 1;
    for (let calm = false; ;) {
      const reply = await submit(this.agent, url, workspace.key, body);
      told(reply);
      if (reply !== undefined && reply.status >= 200 && reply.status < 300) {
        this.acked += 1;
        this.#told(began);
        return ledger.ack(id, reply.status);
      }
      if (reply === undefined) this.unknown += 1;
      else this.#refusedWith(reply);
      await ledger.unknown(id);
      if (calm) this.failedAgain += 1;
      calm = this.beforeRetry !== undefined;
      await this.beforeRetry?.();
      if (this.#ending || (!calm && random() < ABANDONED)) return undefined;
      await wait(20 + random() * 80);
    }
  }

  #told(began) {
    const now = performance.now();
    this.slowestAck = Math.max(this.slowestAck, now - began);
    for (const listener of this.#listeners.filter(({ since }) => began >= since))
      listener.resolve(now - listener.since);
    this.#listeners = this.#listeners.filter(({ since }) => began < since);
  }

  #refusedWith({ status, headers, content }) {
    this.refused += 1;
    if (status === 503 && headers['retry-after'] !== undefined) return;
    this.unexpected.set(status, `${this.unexpected.get(status) ?? ''}${content}\n`.slice(0, 2000));
  }
}
