import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';

/**
 * Load generator of the intake, a process of its own: keeps one request under way on each of `connections` kept-alive
 * connections for `seconds`, and prints `{ accepted, refused, seconds, latencies }` (ms, one per accepted). It writes HTTP
 * by hand because a client library would cost more than the server it measures.
 */
const [url, key, surveyId, connections, seconds, warmUp] = [...process.argv.slice(2, 5), ...process.argv.slice(5).map(Number)];
const { hostname, port } = new URL(url);
const head = `POST /v1/responses HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n`;
const why = 'The parcel came late and nobody could tell me where it was, which is a pity because I like the lamp itself very much.';
const latencies = [];
let accepted = 0;
let refused = 0;
let counting = false;
let running = true;

function request(n) {
  const body = `{"survey_id":"${surveyId}","submission_id":"${randomUUID()}","answers":{"recommend":${n % 11},"why":"${why}"},"hidden_fields":{"carrier":"PostBox","orders":${n % 13}},"language":"en","customer":{"external_id":"C-${n % 5000}"}}`;
  return `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
}

function open(first) {
  let n = first;
  let at = 0;
  let pending = '';
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  const send = () => {
    n += connections;
    at = performance.now();
    socket.write(request(n));
  };
  socket.on('connect', send);
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1');
    const end = pending.indexOf('\r\n\r\n');
    if (end === -1) return;
    const length = /content-length: (\d+)/i.exec(pending);
    if (length === null || pending.length < end + 4 + Number(length[1])) return;
    if (counting) {
      if (pending.startsWith('HTTP/1.1 201')) {
        accepted += 1;
        latencies.push(Math.round((performance.now() - at) * 1000) / 1000);
      } else {
        refused += 1;
        if (refused === 1) process.stderr.write(`${pending.slice(0, 500)}\n`);
      }
    }
    pending = '';
    if (running) send();
    else socket.end();
  });
  socket.on('error', (error) => process.stderr.write(`${error.message}\n`));
}

for (let i = 0; i < connections; i += 1) open(i);
await new Promise((resolve) => setTimeout(resolve, warmUp * 1000));
counting = true;
const at = performance.now();
await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
counting = false;
const took = (performance.now() - at) / 1000;
running = false;
process.stdout.write(JSON.stringify({ accepted, refused, seconds: took, latencies }));
