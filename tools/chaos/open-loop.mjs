import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

/** More than a process answers at a time, so that it is the process that refuses and nothing waits here. */
const CONNECTIONS = 1_200;
const CLOSED_LOOP = 64;
/** One id of so many is kept, to be looked for afterwards. */
const KEPT = 64;
const GIVE_UP = 15_000;

/**
 * Answers at a fixed rate, whether or not earlier ones were replied to, from a process of its own. Each is timed from the moment
 * it was to be sent. `rate` undefined: a closed loop of 64 connections, which finds the capacity. Resolves to
 * figures of the whole, one entry for each second, and some of the accepted ids. With `unhappy`, a share of the answers, texts are
 * of random words and so many answers have a low score; without it all are alike.
 */
export function openLoop({ url, workspace, rate, seconds, connections, unhappy }) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--generate'], { execArgv: [] });
    child.once('message', (told) => (told.failure === undefined ? resolve(told) : reject(new Error(told.failure))));
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`the generator ended with ${code}`)));
    child.send({ url, key: workspace.key, surveyId: workspace.surveyId, rate, seconds, connections, unhappy });
  });
}

const TEXT = `The lamp came a day early, was packed with care, and the driver waited until I had looked at it. ${'Thank you! '.repeat(14)}`;

/** Of these random texts are made, so that nothing is compressed or cached better than what people write. */
const WORDS =
  'lamp arrived early late broken packed carefully driver waited nobody called box wet shade glass cable missing asked twice answer friendly shop again never thank you money back invoice wrong address stairs heavy light warm bright colour than picture website easy order weeks Tuesday morning neighbour took parcel returned refund still waiting'.split(
    ' ',
  );
const TEXT_WORDS = 40;

function answerOf(unhappy) {
  if (unhappy === undefined) return { recommend: 9, why: TEXT };
  const why = Array.from({ length: TEXT_WORDS }, () => WORDS[Math.floor(Math.random() * WORDS.length)]).join(' ');
  return {
    recommend: Math.random() < unhappy ? Math.floor(Math.random() * 7) : 7 + Math.floor(Math.random() * 4),
    why,
  };
}

function requestBytes({ host, key, surveyId, unhappy }, id) {
  const { recommend, why } = answerOf(unhappy);
  const body = `{"survey_id":"${surveyId}","submission_id":"${id}","answers":{"recommend":${recommend},"why":"${why}"},"hidden_fields":{"carrier":"PostBox"},"language":"en"}`;
  return `POST /v1/responses HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/** One kept connection; `done(status, retryAfter)` when the reply is whole, status 0 where it broke. */
class Line {
  requestBytes = 0;
  replyBytes = 0;
  #text = '';
  #socket;

  constructor(target) {
    this.target = target;
  }

  send(id, done) {
    this.done = done;
    if (this.#socket === undefined || this.#socket.destroyed) this.#open();
    const bytes = requestBytes(this.target, id);
    this.requestBytes += bytes.length;
    this.#socket.write(bytes);
  }

  end() {
    this.#socket?.destroy();
  }

  #open() {
    const socket = connect({ host: this.target.hostname, port: this.target.port, noDelay: true });
    socket.setEncoding('latin1');
    this.#text = '';
    socket.on('data', (data) => this.#read(data));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#finish(0));
    this.#socket = socket;
  }

  #read(data) {
    this.#text += data;
    this.replyBytes += data.length;
    const head = this.#text.indexOf('\r\n\r\n');
    if (head === -1) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#text)?.[1] ?? 0);
    if (this.#text.length < head + 4 + length) return;
    const status = Number(this.#text.slice(9, 12));
    const retryAfter = /retry-after: /i.test(this.#text.slice(0, head));
    this.#text = '';
    this.#finish(status, retryAfter);
  }

  #finish(status, retryAfter) {
    const { done } = this;
    this.done = undefined;
    done?.(status, retryAfter);
  }
}

/** What came of the answers, by second of the moment they were to be sent. */
class Tally {
  accepted = [];
  refused = [];
  other = {};
  withoutRetryAfter = 0;
  ids = [];
  perSecond = [];

  note(second, status, retryAfter, latency, id) {
    const entry = (this.perSecond[second] ??= { accepted: 0, refused: 0, other: 0, latencies: [] });
    if (status === 201) {
      entry.accepted += 1;
      entry.latencies.push(latency);
      this.accepted.push(latency);
      if (this.accepted.length % KEPT === 0) this.ids.push(id);
    } else if (status === 503) {
      entry.refused += 1;
      this.refused.push(latency);
      if (!retryAfter) this.withoutRetryAfter += 1;
    } else {
      entry.other += 1;
      this.other[status] = (this.other[status] ?? 0) + 1;
    }
  }

  summary(seconds, unanswered) {
    return {
      figures: {
        accepted: this.accepted.length,
        refused: this.refused.length,
        perSecond: this.accepted.length / seconds,
        acceptedMs: quantiles(this.accepted),
        refusedMs: quantiles(this.refused),
        withoutRetryAfter: this.withoutRetryAfter,
        other: this.other,
        unanswered,
      },
      ids: this.ids,
      seconds: Array.from(this.perSecond, (entry) => ({
        accepted: entry?.accepted ?? 0,
        refused: entry?.refused ?? 0,
        other: entry?.other ?? 0,
        p99: quantiles(entry?.latencies ?? []).p99,
      })),
    };
  }
}

function quantiles(list) {
  const sorted = Float64Array.from(list).toSorted();
  const at = (share) =>
    sorted.length === 0
      ? null
      : Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

async function generate({ url, key, surveyId, rate, seconds, connections, unhappy }) {
  const { hostname, port, host } = new URL(url);
  const target = { hostname, port, host, key, surveyId, unhappy };
  const count = connections ?? (rate === undefined ? CLOSED_LOOP : CONNECTIONS);
  const lines = Array.from({ length: count }, () => new Line(target));
  const idle = [...lines];
  const waiting = [];
  let next = 0;
  const tally = new Tally();
  const began = performance.now();
  let sent = 0;
  let open = 0;
  const send = (line, due) => {
    const id = randomUUID();
    line.send(id, (status, retryAfter) => {
      const now = performance.now();
      tally.note(Math.floor((due - began) / 1000), status, retryAfter, now - due, id);
      open -= 1;
      if (next < waiting.length) return send(line, waiting[next++]);
      if (rate === undefined && now - began < seconds * 1000) {
        open += 1;
        return send(line, now);
      }
      return void idle.push(line);
    });
  };
  if (rate === undefined)
    for (const line of idle.splice(0)) {
      open += 1;
      send(line, performance.now());
    }
  await new Promise((resolve) => {
    const tick = () => {
      const now = performance.now() - began;
      const due = rate === undefined ? 0 : Math.floor((Math.min(now, seconds * 1000) * rate) / 1000);
      for (; sent < due; sent += 1) {
        const at = began + (sent * 1000) / rate;
        open += 1;
        const line = idle.pop();
        if (line === undefined) waiting.push(at);
        else send(line, at);
      }
      const over = now >= seconds * 1000;
      if (over && (open <= 0 || now >= seconds * 1000 + GIVE_UP)) return resolve();
      return setTimeout(tick, 1);
    };
    tick();
  });
  for (const line of lines) line.end();
  const sum = (name) => lines.reduce((bytes, line) => bytes + line[name], 0);
  const bytes = { request: sum('requestBytes'), reply: sum('replyBytes') };
  return { ...tally.summary(seconds, open), bytes };
}

if (process.argv[2] === '--generate') {
  process.once('message', (target) => {
    void generate(target)
      .catch((error) => ({ failure: String(error) }))
      .then((told) => process.send(told, () => process.exit(0)));
  });
}
