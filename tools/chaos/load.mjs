import { randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** Responses are dated up to this many days before now. */
const DAYS = 4;
/** Share of the responses with an unknown outcome that a client does not send again. */
const ABANDONED = 0.05;
/** Share of the responses that are saved while they are given, completed and then revised, and the maximum number of revisions. */
const SAVED = 0.2;
const REVISIONS = 3;
const REQUEST_TIMEOUT_MS = 10_000;

/** Sends one request over a kept-alive connection; resolves to status, headers and content, or undefined if none came. */
function send(agent, { method, address }, key, body) {
  return new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const call = request(address, { method, agent, headers }, (reply) => {
      let content = '';
      reply.on('data', (chunk) => (content += chunk));
      reply.on('end', () => resolve({ status: reply.statusCode, headers: reply.headers, content }));
      reply.on('error', () => resolve(undefined));
    });
    call.setTimeout(REQUEST_TIMEOUT_MS, () => call.destroy());
    call.on('error', () => resolve(undefined));
    call.end(body);
  });
}

/** The request body for an entry of the ledger; the same at every attempt. */
function bodyOf(id, entry, workspace) {
  return JSON.stringify({
    survey_id: workspace.surveyId,
    submission_id: id,
    answers: { recommend: entry.score, ...(entry.comment ? { why: `because of ${entry.score}` } : {}) },
    language: entry.language,
    submitted_at: entry.at,
  });
}

/** The request body of a save; the same at every attempt. */
function saveOf(entry, score, complete) {
  const answers = { recommend: score, ...(entry.comment ? { why: `because of ${entry.score}` } : {}) };
  return JSON.stringify({ edit_key: entry.editKey, answers, language: entry.language, complete });
}

/**
 * Clients that together submit `rate` responses a second until stopped, each one at a time. A response without a 2xx is sent
 * again with the same id until it is acknowledged; a few with an unknown outcome are abandoned. Some are saved while they are given, and
 * revised afterwards.
 */
export class Load {
  acked = 0;
  revised = 0;
  unknown = 0;
  rejected = 0;
  /** Responses that no fault explains: status → some of their texts. */
  unexpected = new Map();
  /** While this is set, no new responses are submitted. */
  paused = false;
  /** Awaited before a response is sent again; `failedAgain` counts those that were rejected even then. */
  beforeRetry = undefined;
  failedAgain = 0;
  /** The longest time from the first attempt to the acknowledgement, in ms. */
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
    // `stop` reports a failure; until then nobody awaits the promise.
    this.#workers.catch(() => undefined);
    return this;
  }

  /** Resolves to the milliseconds from now to the next acknowledgement of a response that is first sent from now on. */
  nextAck() {
    const since = performance.now();
    return new Promise((resolve) => this.#listeners.push({ since, resolve }));
  }

  /** Submits nothing new; resolves when everything is acknowledged or, after `timeoutMs`, abandoned. */
  async stop(timeoutMs = 60_000) {
    this.#stopping = true;
    const timer = setTimeout(() => (this.#ending = true), timeoutMs);
    await this.#workers;
    clearTimeout(timer);
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
      if (!this.paused) await this.submitOne();
    }
  }

  /** Submits one response until it is acknowledged or abandoned; `onReply` gets each reply, undefined if none came. */
  async submitOne(onReply = () => undefined) {
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
    if (random() < SAVED)
      return this.#saveOne(id, { ...entry, editKey: randomBytes(16).toString('base64url') }, workspace, onReply);
    await ledger.intent(id, entry);
    const target = { method: 'POST', address: `${url}/v1/responses` };
    if (!(await this.#untilAccepted(target, workspace, id, bodyOf(id, entry, workspace), onReply))) return undefined;
    this.acked += 1;
    return ledger.ack(id);
  }

  /** Saves a response while it is given, completes it and revises it. */
  async #saveOne(id, entry, workspace, onReply) {
    const { url, ledger, random } = this.options;
    await ledger.intent(id, entry);
    const address = `${url}/v1/published-surveys/${workspace.surveyId}/responses/${id}`;
    const save = (score, complete) =>
      this.#untilAccepted({ method: 'PUT', address }, workspace, id, saveOf(entry, score, complete), onReply);
    // Given in part, it is not stored as a response yet.
    if (!(await save(entry.score, false)) || !(await save(entry.score, true))) return;
    this.acked += 1;
    await ledger.ack(id);
    for (let left = Math.floor(random() * (REVISIONS + 1)); left > 0; left -= 1) {
      const score = Math.floor(random() * 11);
      await ledger.revise(id, score);
      if (!(await save(score, true))) return;
      this.revised += 1;
      await ledger.ack(id);
    }
  }

  /** Sends a request until it is accepted; false if it is abandoned. `onReply` gets each reply, undefined if none came. */
  async #untilAccepted(target, workspace, id, body, onReply) {
    const { ledger, random } = this.options;
    const startedAt = performance.now();
    for (let waitedForHealth = false; ;) {
      const reply = await send(this.agent, target, workspace.key, body);
      onReply(reply);
      if (reply !== undefined && reply.status >= 200 && reply.status < 300) {
        this.#noteAck(startedAt);
        return true;
      }
      if (reply === undefined) this.unknown += 1;
      else this.#noteRejection(reply);
      await ledger.unknown(id);
      if (waitedForHealth) this.failedAgain += 1;
      waitedForHealth = this.beforeRetry !== undefined;
      await this.beforeRetry?.();
      if (this.#ending || (!waitedForHealth && random() < ABANDONED)) return false;
      await wait(20 + random() * 80);
    }
  }

  #noteAck(startedAt) {
    const now = performance.now();
    this.slowestAck = Math.max(this.slowestAck, now - startedAt);
    for (const listener of this.#listeners.filter(({ since }) => startedAt >= since))
      listener.resolve(now - listener.since);
    this.#listeners = this.#listeners.filter(({ since }) => startedAt < since);
  }

  #noteRejection({ status, headers, content }) {
    this.rejected += 1;
    if (status === 503 && headers['retry-after'] !== undefined) return;
    this.unexpected.set(status, `${this.unexpected.get(status) ?? ''}${content}\n`.slice(0, 2000));
  }
}
