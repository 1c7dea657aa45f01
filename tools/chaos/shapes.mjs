import { fileURLToPath } from 'node:url';
import { startKafka } from '../kafka/kafka.mjs';
import { isReady, startProduct } from '../product/product.mjs';
import { anyPort, freePort } from '../start/ports.mjs';
import { supervise } from '../start/supervise.mjs';
import { Proxy } from './proxy/proxy.mjs';

/** Services whose instances share partitions, so that a second one takes over from the first. */
const CONSUMING_SERVICES = ['analytics', 'followups'];

/** Starts Kafka with 1 or 3 brokers that are restarted when they die; a single broker is behind a proxy. */
export async function startBrokers({ folder, brokers, random, log }) {
  if (brokers === 3) {
    const kafka = await startKafka({ folder, brokers, restart: true, log });
    const settings = { HEARBACK_KAFKA_REPLICATION: '3', HEARBACK_KAFKA_MIN_INSYNC_REPLICAS: '2' };
    return { kafka, settings: { ...settings, HEARBACK_KAFKA_BROKERS: kafka.bootstrap }, stop: () => kafka.stop() };
  }
  const proxy = new Proxy({ port: 0, random });
  const port = await proxy.listen();
  const properties = { 'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}` };
  const kafka = await startKafka({ folder, restart: true, properties, log });
  proxy.target.port = Number(kafka.bootstrap.split(':')[1]);
  const stop = async () => {
    await proxy.stop();
    await kafka.stop();
  };
  return { kafka, proxy, settings: { HEARBACK_KAFKA_BROKERS: `127.0.0.1:${port}` }, stop };
}

/**
 * Starts the product in a shape: `processes` (name, pid, url), `ready()` tells whether all of them are, and
 * `startSecondInstances()` starts, once, a second instance of the only process or of each consuming service.
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
    async startSecondInstances() {
      if (more.length > 0) return;
      if (shape === 'one') more.push(await startProduct(options));
      else for (const name of CONSUMING_SERVICES) more.push(await startSecond(name, product, options));
    },
    async stop() {
      for (const one of [...more, product]) await one.stop();
    },
    /** Starts one more process of a service (shape split); `kill()` ends it for good by SIGKILL. */
    startSecond: (name) => startSecond(name, product, options),
  };
}

/** Starts a second process of a service. The gateway does not know it: it only joins the consumer groups. */
async function startSecond(name, product, { databaseUrl, secrets, environment, output, log }) {
  const port = await freePort(anyPort());
  const url = `http://127.0.0.1:${port}`;
  const services = product.processes.filter((one) => one.name !== 'gateway');
  const supervised = supervise({
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
    log,
  });
  await supervised.ready;
  const second = {
    name: `second ${name}`,
    url,
    get pid() {
      return supervised.pid;
    },
  };
  return { processes: [second], stop: () => supervised.stop(), kill: () => supervised.stop('SIGKILL') };
}
