import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../bench/statistics.mjs';
import { HttpConnection } from './http-connection.mjs';

const COMMENT = `The lamp came a day early, was packed with care, and the driver waited until I had looked at it. ${'Thank you! '.repeat(14)}`;

/** How long an open loop waits for outstanding responses after its last request. */
const DRAIN_TIMEOUT_MS = 15_000;

/** Makes requests that submit the same answers to a survey, each with a submission id of its own. */
function requestsTo({ url, key, surveyId }) {
  const body = (id) =>
    `{"survey_id":"${surveyId}","submission_id":"${id}","answers":{"recommend":9,"why":"${COMMENT}"},"hidden_fields":{"carrier":"PostBox"},"language":"en"}`;
  const header = `POST /v1/responses HTTP/1.1\r\nhost: ${new URL(url).host}\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${body(randomUUID()).length}\r\n\r\n`;
  return () => header + body(randomUUID());
}

/** Opens a few at a time, because a burst of new connections overflows the listener's backlog. */
async function openConnections(url, count) {
  const connections = Array.from({ length: count }, () => new HttpConnection(url));
  for (let i = 0; i < count; i += 100)
    await Promise.all(connections.slice(i, i + 100).map((connection) => connection.open()));
  return connections;
}

/**
 * Closed loop: each connection submits its next response as soon as the last one was answered, or the next of `target.nextRequest`. Resolves to one sample for
 * each request: when it was due and how long it took, in milliseconds, and its status (0 if the connection broke).
 */
export async function closedLoop(target, { seconds, connections: count = 64 }) {
  const nextRequest = target.nextRequest ?? requestsTo(target);
  const connections = await openConnections(target.url, count);
  const samples = [];
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  const submitUntilEnd = (connection) =>
    new Promise((resolve) => {
      const next = () => {
        const dueMs = elapsed();
        if (dueMs >= seconds * 1000) return resolve();
        return connection.send(nextRequest(), (status) => {
          samples.push({ dueMs, latencyMs: elapsed() - dueMs, status });
          next();
        });
      };
      next();
    });
  await Promise.all(connections.map(submitUntilEnd));
  for (const connection of connections) connection.close();
  return samples;
}

/**
 * Open loop: submits `rate` responses a second at fixed times whether or not earlier ones were answered. A request that
 * finds no idle connection waits for one; its latency counts from the moment it was due. Resolves to samples as above, with
 * `retryAfter` where the response had that header; a request without a response in time has the status undefined.
 */
export async function openLoop(target, { rate, seconds, connections: count = 1_000 }) {
  const nextRequest = requestsTo(target);
  const connections = await openConnections(target.url, count);
  const idle = [...connections];
  const samples = Array.from({ length: Math.round(rate * seconds) }, (_, i) => ({ dueMs: (i * 1000) / rate }));
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  let due = 0;
  let sent = 0;
  let answered = 0;
  let open = true;
  const sendNext = (connection) => {
    const sample = samples[sent++];
    connection.send(nextRequest(), (status, header) => {
      if (!open) return;
      answered += 1;
      sample.status = status;
      sample.latencyMs = elapsed() - sample.dueMs;
      sample.retryAfter = /\r\nretry-after: /i.test(header);
      if (sent < due) sendNext(connection);
      else idle.push(connection);
    });
  };
  while (answered < samples.length && elapsed() < seconds * 1000 + DRAIN_TIMEOUT_MS) {
    due = Math.min(samples.length, Math.floor((elapsed() * rate) / 1000));
    while (sent < due && idle.length > 0) sendNext(idle.shift());
    await wait(1);
  }
  open = false;
  for (const connection of connections) connection.close();
  return samples;
}

/** Accepted responses a second, and quantiles of their latency in milliseconds. */
export function summarize(samples, seconds) {
  const latencies = samples.filter(({ status }) => status === 201).map(({ latencyMs }) => latencyMs);
  return { perSecond: latencies.length / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}
