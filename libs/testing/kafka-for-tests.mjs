/**
 * The Kafka of one Jest run, as a process of its own: it tells its parent an address, starts a broker when somebody asks
 * there, and when the parent is gone, in whatever way, it stops the broker and removes the data.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka } from '../../tools/kafka/kafka.mjs';

const lines = [];
let folder;
let starting;

function start() {
  folder = mkdtempSync(join(process.platform === 'win32' ? tmpdir() : '/var/tmp', 'hearback-test-kafka-'));
  return startKafka({ folder, say: (line) => lines.push(line) });
}

const server = createServer((_request, reply) => {
  starting ??= start();
  starting.then(
    ({ bootstrap }) => reply.end(bootstrap),
    (error) => reply.writeHead(500).end([...lines, error.message].join('\n')),
  );
});

async function end() {
  server.close();
  await (await starting?.catch(() => undefined))?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

process.on('disconnect', () => void end());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
