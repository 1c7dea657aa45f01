import { fileURLToPath } from 'node:url';
import { startKafka } from '../kafka/kafka.mjs';
import { isReady, startProduct } from '../product/product.mjs';
import { freePort } from '../start/ports.mjs';
import { supervise } from '../start/supervise.mjs';
import { Proxy } from './proxy/proxy.mjs';

/** Services of which a second instance is worth having: they share partitions. */
const DOUBLED = ['analytics', 'followups'];

/** Kafka with so many brokers, each started again when it dies; one alone stands behind a proxy. */
export async function startBrokers({ folder, brokers, random, say }) {
  if (brokers === 3) {
    const kafka = await startKafka({ folder, brokers, keep: true, say });
    const settings = { HEARBACK_KAFKA_REPLICATION: '3', HEARBACK_KAFKA_MIN_INSYNC_REPLICAS: '2' };
    return { kafka, settings: { ...settings, HEARBACK_KAFKA_BROKERS: kafka.bootstrap }, stop: () => kafka.stop() };
  }
  const line = new Proxy({ port: 0, random });
  const port = await line.listen();
  const properties = { 'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}` };
  const kafka = await startKafka({ folder, keep: true, properties, say });
  line.target.port = Number(kafka.bootstrap.split(':')[1]);
  const stop = async () => {
    await line.stop();
    await kafka.stop();
  };
  return { kafka, line, settings: { HEARBACK_KAFKA_BROKERS: `127.0.0.1:${port}` }, stop };
}

/**
 * The product in a shape: `processes` (name, pid, url), `ready()` whether all of them are, and `doubled()`, which starts second instances
 * beside the first, once: of the whole in one process, of those who read in many.
 */
export async function startShape(shape, options) {
  const product = await startProduct({ ...options, shape });
  const more = [];
  const processes = () => [...product.processes, ...more.flatMap((one) => one.processes)];
  return {
    url: product.url,
    get processes() {
      return processes();
    },
    ready: async () => (await Promise.all(processes().map(({ url }) => isReady(url)))).every(Boolean),
    async doubled() {
      if (more.length > 0) return;
      if (shape === 'one') more.push(await startProduct(options));
      else for (const name of DOUBLED) more.push(await startSecond(name, product, options));
    },
    async stop() {
      for (const one of [...more, product]) await one.stop();
    },
    /** One more process of a service (shape split); `kill()` ends it by SIGKILL for good. */
    second: (name) => startSecond(name, product, options),
  };
}

/** A second process of a service, at an address that only Kafka's groups and the database know. */
async function startSecond(name, product, { databaseUrl, secrets, environment, output, say }) {
  const port = await freePort(20_000 + Math.floor(Math.random() * 12_000));
  const url = `http://127.0.0.1:${port}`;
  const services = product.processes.filter((one) => one.name !== 'gateway');
  const keeper = supervise({
    name: `second ${name}`,
    file: fileURLToPath(new URL(`../../apps/${name}/dist/main.js`, import.meta.url)),
    environment: {
      ...process.env,
      ...Object.fromEntries(services.map((one) => [`${one.name.toUpperCase()}_URL`, one.url])),
      HEARBACK_DATABASE_URL: databaseUrl,
      HEARBACK_ROLE_PASSWORD: secrets.rolePassword,
      HEARBACK_INTERNAL_SECRET: secrets.internalSecret,
      HEARBACK_HOST: '127.0.0.1',
      HEARBACK_PORT: String(port),
      ...environment,
    },
    output,
    isReady: () => isReady(url),
    say,
  });
  await keeper.ready;
  const second = {
    name: `second ${name}`,
    url,
    get pid() {
      return keeper.pid;
    },
  };
  return { processes: [second], stop: () => keeper.stop(), kill: () => keeper.stop('SIGKILL') };
}
