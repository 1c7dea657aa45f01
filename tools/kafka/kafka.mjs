import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyPort, freePort } from '../start/ports.mjs';
import { Broker } from './broker.mjs';
import { kafkaJars } from './jars.mjs';
import { serverProperties } from './properties.mjs';

/** JVM heap of each broker, by the number of brokers. */
const heapOf = (brokers) => (brokers === 1 ? '512m' : '320m');

/**
 * Starts Apache Kafka (KRaft) on loopback: one broker, or three that replicate each other and survive the loss of one. Data,
 * logs and ports are kept in `folder`, so that the next start finds the same cluster. `restart`: restart a broker that dies.
 * `properties`: additional lines of server.properties. `security`: a second listener with `protocol` (SSL, SASL_SSL), its
 * `properties` and `users` ({ name: password }) for SCRAM.
 */
export async function startKafka({
  folder,
  brokers = 1,
  restart = false,
  properties = {},
  security,
  heap = heapOf(brokers),
  log = () => {},
}) {
  if (brokers !== 1 && brokers !== 3) throw new Error('Kafka runs with 1 or 3 brokers');
  const jars = await kafkaJars(log);
  mkdirSync(folder, { recursive: true });
  const cluster = await clusterOf(folder, brokers, security !== undefined);
  const format = ['-t', cluster.id];
  for (const [name, password] of Object.entries(security?.users ?? {}))
    for (const mechanism of ['SCRAM-SHA-256', 'SCRAM-SHA-512'])
      format.push('--add-scram', `${mechanism}=[name=${name},password=${password}]`);
  const running = cluster.nodes.map((node) => {
    const home = join(folder, `broker-${node.id}`);
    mkdirSync(home, { recursive: true });
    const name = brokers === 1 ? 'Kafka' : `Kafka broker ${node.id}`;
    const broker = new Broker({ name, folder: home, port: node.port, jars, heap, format, restart, log });
    const text = serverProperties({ node, nodes: cluster.nodes, data: broker.data, security, properties });
    writeFileSync(broker.settings, text, { mode: 0o600 });
    return broker;
  });
  const all = (work) => Promise.all(running.map(work));
  log(brokers === 1 ? 'starting Kafka' : `starting ${brokers} Kafka brokers`);
  try {
    await all((broker) => broker.start());
  } catch (error) {
    await all((broker) => broker.stop());
    throw error;
  }
  const addresses = (port) => cluster.nodes.map((node) => `127.0.0.1:${node[port]}`).join(',');
  return {
    bootstrap: addresses('port'),
    secureBootstrap: security === undefined ? undefined : addresses('securePort'),
    get pids() {
      return running.map((broker) => (broker.isRunning ? broker.pid : undefined));
    },
    /** Whether every broker accepts connections. */
    get isReady() {
      return running.every((broker) => broker.isReady);
    },
    kill: (index = 0) => running[index].kill(),
    start: (index) => (index === undefined ? all((broker) => broker.start()) : running[index].start()),
    stop: () => all((broker) => broker.stop()),
    wipe: () => all((broker) => broker.wipe()),
    unref: () => running.forEach((broker) => broker.unref()),
  };
}

/** Id and ports of the cluster in this folder; a port that another program uses now is replaced. */
async function clusterOf(folder, brokers, isSecure) {
  const file = join(folder, 'cluster.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { id: clusterId(), nodes: [] };
  if (known.nodes.length > 0 && known.nodes.length !== brokers)
    throw new Error(
      `${folder} contains a Kafka with ${known.nodes.length} brokers, not ${brokers}: use another folder`,
    );
  const taken = new Set();
  const portOf = async (wanted) => {
    let port = await freePort(wanted ?? anyPort());
    while (taken.has(port)) port = await freePort(port + 1);
    taken.add(port);
    return port;
  };
  const nodes = [];
  for (let index = 0; index < brokers; index += 1) {
    const before = known.nodes[index] ?? {};
    const node = {
      id: index + 1,
      port: await portOf(before.port),
      controllerPort: await portOf(before.controllerPort),
    };
    if (isSecure) node.securePort = await portOf(before.securePort);
    nodes.push(node);
  }
  const cluster = { id: known.id, nodes };
  writeFileSync(file, `${JSON.stringify(cluster)}\n`);
  return cluster;
}

/** 16 random bytes in Kafka's encoding, without a leading dash, which would look like an option. */
function clusterId() {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? clusterId() : id;
}
