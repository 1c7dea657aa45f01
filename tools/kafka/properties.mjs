/** Time after which the controller considers a killed broker dead and lets it join again. */
const SESSION_TIMEOUT_MS = 2000;

/**
 * The server.properties of a broker that is also a controller. `nodes` are all brokers, each with `port` (clients),
 * `controllerPort` and, with `security`, `securePort`.
 */
export function serverProperties({ node, nodes, data, security, properties }) {
  const replicas = String(nodes.length);
  const inSync = String(Math.min(2, nodes.length));
  const listeners = [`PLAINTEXT://127.0.0.1:${node.port}`];
  const protocols = ['CONTROLLER:PLAINTEXT', 'PLAINTEXT:PLAINTEXT'];
  if (security) {
    listeners.push(`SECURE://127.0.0.1:${node.securePort}`);
    protocols.push(`SECURE:${security.protocol}`);
  }
  const all = {
    'process.roles': 'broker,controller',
    'node.id': node.id,
    'controller.quorum.voters': nodes.map(({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}`).join(','),
    listeners: [...listeners, `CONTROLLER://127.0.0.1:${node.controllerPort}`].join(','),
    'advertised.listeners': listeners.join(','),
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': protocols.join(','),
    'log.dirs': data,
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': '4',
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
    'group.initial.rebalance.delay.ms': '0',
    'broker.session.timeout.ms': SESSION_TIMEOUT_MS,
    'broker.heartbeat.interval.ms': SESSION_TIMEOUT_MS / 4,
    ...security?.properties,
    ...properties,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
