import { connect } from 'node:net';
import { residentBytesOf } from '../../product/product.mjs';

const MB = 1024 * 1024;
const EACH = 20;
const TIMEOUT_MS = 2_000;
const GROWTH_MB = 60;

const SHAPES = {
  'one byte': ['x', 400],
  'an open brace': ['{', 400],
  '200,000 opening brackets': ['['.repeat(200_000), 400],
  '20,000 members': [`{${Array.from({ length: 20_000 }, (_, i) => `"a${i}":0`).join()}}`, 400],
  '1 MB': [`{"a":"${'x'.repeat(MB)}"}`, 413],
};

/** F14: bodies that are too large, too deep or have too many members are rejected at once, and memory does not grow. */
export const payload = {
  async inject({ harness, load, recoveryStarts }) {
    load.paused = true;
    await harness.ready();
    const before = memoryOf(harness);
    let peak = before;
    const violations = [];
    let slowest = 0;
    const one = async (name, send, wanted) => {
      const startedAt = performance.now();
      const status = await send();
      const took = performance.now() - startedAt;
      slowest = Math.max(slowest, took);
      peak = Math.max(peak, memoryOf(harness));
      if (status !== wanted) violations.push(`F14 ${name}: ${status} instead of ${wanted}`);
      else if (took > TIMEOUT_MS) violations.push(`F14 ${name}: answered after ${Math.round(took)} ms`);
    };
    const key = harness.workspaces[0].key;
    for (const [name, [body, status]] of Object.entries(SHAPES))
      for (let i = 0; i < EACH; i += 1) await one(name, () => post(harness.url, key, body.length, [body]), status);
    const piece = 'x'.repeat(64 * 1024);
    await one('Content-Length of 1 GB', () => post(harness.url, key, 1e9, [piece]), 413);
    await one(
      'endless chunks',
      () =>
        post(
          harness.url,
          key,
          undefined,
          Array.from({ length: 160 }, () => piece),
        ),
      413,
    );
    if (peak - before > GROWTH_MB) violations.push(`F14 memory grew from ${before} to ${peak} MB`);
    load.paused = false;
    recoveryStarts();
    return { what: `slowest rejection ${Math.round(slowest)} ms, memory ${before} → ${peak} MB`, violations };
  },
};

function memoryOf(harness) {
  return Math.round(residentBytesOf(harness) / MB);
}

/** Sends the pieces as a body with Content-Length `length`, or chunked; resolves to the status, 0 if the connection was closed without one. */
function post(url, key, length, pieces) {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let text = '';
    socket.setEncoding('latin1');
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on('data', (data) => {
      text += data;
      if (text.includes('\r\n')) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Number(text.slice(9, 12))));
    const size = length === undefined ? 'transfer-encoding: chunked' : `content-length: ${length}`;
    socket.write(
      `POST /v1/responses HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\n${size}\r\n\r\n`,
    );
    for (const piece of pieces)
      socket.write(length === undefined ? `${piece.length.toString(16)}\r\n${piece}\r\n` : piece);
  });
}
