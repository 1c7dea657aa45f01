import { connect } from 'node:net';
import { residentBytes } from '../../product/product.mjs';

const MB = 1024 * 1024;
const EACH = 20;
/** Milliseconds; what takes longer hangs. */
const SOON = 2_000;
const GROWTH_MB = 60;

const SHAPES = {
  'one byte': ['x', 400],
  'an open brace': ['{', 400],
  '200,000 opening brackets': ['['.repeat(200_000), 400],
  '20,000 members': [`{${Array.from({ length: 20_000 }, (_, i) => `"a${i}":0`).join()}}`, 400],
  '1 MB': [`{"a":"${'x'.repeat(MB)}"}`, 413],
};

/** F14: bodies that are too large, too deep or too many-membered are refused at once, and memory stays where it was. */
export const payload = {
  async inject({ stand, load, begin }) {
    load.paused = true;
    await stand.ready();
    const before = memoryOf(stand);
    let peak = before;
    const violations = [];
    let slowest = 0;
    const one = async (name, send, wanted) => {
      const began = performance.now();
      const status = await send();
      const took = performance.now() - began;
      slowest = Math.max(slowest, took);
      peak = Math.max(peak, memoryOf(stand));
      if (status !== wanted) violations.push(`F14 ${name}: ${status} instead of ${wanted}`);
      else if (took > SOON) violations.push(`F14 ${name}: answered after ${Math.round(took)} ms`);
    };
    const key = stand.workspaces[0].key;
    for (const [name, [body, status]] of Object.entries(SHAPES))
      for (let i = 0; i < EACH; i += 1) await one(name, () => post(stand.url, key, body.length, [body]), status);
    const piece = 'x'.repeat(64 * 1024);
    await one('1 GB, announced', () => post(stand.url, key, 1e9, [piece]), 413);
    await one(
      'chunks without end',
      () =>
        post(
          stand.url,
          key,
          undefined,
          Array.from({ length: 160 }, () => piece),
        ),
      413,
    );
    if (peak - before > GROWTH_MB) violations.push(`F14 memory grew from ${before} to ${peak} MB`);
    load.paused = false;
    begin();
    return { what: `slowest refusal ${Math.round(slowest)} ms, memory ${before} → ${peak} MB`, violations };
  },
};

function memoryOf(stand) {
  return Math.round(stand.processes.reduce((sum, { pid }) => sum + residentBytes(pid), 0) / MB);
}

/** Sends the pieces as the body, announced as `length` bytes or in chunks; resolves to the status, 0 where the connection ended without. */
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
