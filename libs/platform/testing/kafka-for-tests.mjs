/**
 * The Kafka of one Jest run, in its own process. It sends its parent the url of an HTTP server that starts brokers on request.
 * When the parent has ended for any reason, it stops all brokers and deletes their data.
 * `POST /<name>/<action>` with options as JSON; actions: `start`, which replies `{ bootstrap, secureBootstrap }`, `kill`,
 * `wipe`, `stop`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startKafka } from '../../../tools/kafka/kafka.mjs';

const folder = mkdtempSync(join(process.platform === 'win32' ? tmpdir() : '/var/tmp', 'hearback-test-kafka-'));
const running = new Map();
const lines = [];

async function start(name, options) {
  const known = running.get(name);
  if (known !== undefined) {
    await (await known).start();
    return known;
  }
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  // A test that shortens the retention of topics sees its effect soon.
  const properties = { 'log.retention.check.interval.ms': '500', 'log.initial.task.delay.ms': '500' };
  const starting = startKafka({ ...options, properties, folder: path, log: (line) => lines.push(line) });
  running.set(name, starting);
  return starting;
}

async function handle(name, action, options) {
  if (action === 'start') {
    const { bootstrap, secureBootstrap } = await start(name, options);
    return JSON.stringify({ bootstrap, secureBootstrap });
  }
  const kafka = await running.get(name);
  if (action === 'kill') await kafka?.kill();
  else if (action === 'wipe') await kafka?.wipe();
  else if (action === 'stop') {
    running.delete(name);
    await kafka?.stop();
  } else throw new Error(`unknown action ${action}: use start, kill, wipe or stop`);
  return '{}';
}

const server = createServer((request, reply) => {
  const [, name, action] = request.url.split('/');
  text(request)
    .then((body) => handle(name, action, JSON.parse(body || '{}')))
    .then(
      (json) => reply.end(json),
      (error) => reply.writeHead(500).end([...lines, error.message].join('\n')),
    );
});
// On a busy machine a broker takes longer to start than the default request timeout.
server.requestTimeout = 0;

async function end() {
  server.close();
  await Promise.all([...running.values()].map((kafka) => kafka.then((each) => each.stop()).catch(() => undefined)));
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

process.on('disconnect', () => void end());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
