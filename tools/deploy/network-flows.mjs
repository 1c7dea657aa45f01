import { containerOf, labelsOf, selects } from './cluster.mjs';

/** The ends of a connection: a pod by its labels, another namespace by its labels, or an address. */
const pod = (workload) => ({ labels: labelsOf(workload), workload });
const namespace = (labels) => ({ namespace: labels });
const address = (network) => ({ network });
const DNS = namespace({ 'kubernetes.io/metadata.name': 'kube-system' });
const INGRESS = namespace({ 'hearback/access': 'ingress' });
const MONITORING = namespace({ 'hearback/access': 'monitoring' });
const OTHER_NAMESPACE = namespace({ 'kubernetes.io/metadata.name': 'default' });
const PRIVATE = address('10.0.0.0/8');
const PUBLIC = address('0.0.0.0/0');
const METRICS_PORT = 9464;

/** Whether the policies allow this connection: each end that is selected by a policy of its direction needs one that allows it. */
export function isAllowed(policies, from, to, port) {
  return passes(policies, 'Egress', from, to, port, to) && passes(policies, 'Ingress', to, from, port, to);
}

function passes(policies, direction, own, other, port, receiver) {
  if (own.labels === undefined) return true;
  const binding = policies.filter(
    ({ spec }) => spec.policyTypes.includes(direction) && selects(spec.podSelector, own.labels),
  );
  if (binding.length === 0) return true;
  const [rules, peers] = direction === 'Egress' ? ['egress', 'to'] : ['ingress', 'from'];
  return binding
    .flatMap(({ spec }) => spec[rules] ?? [])
    .some(
      (rule) =>
        (rule[peers] === undefined || rule[peers].some((peer) => isPeer(peer, other))) &&
        (rule.ports === undefined || rule.ports.some((open) => isPort(open, port, receiver))),
    );
}

function isPeer({ podSelector, namespaceSelector, ipBlock }, other) {
  if (ipBlock !== undefined) return ipBlock.cidr === other.network;
  if (namespaceSelector !== undefined && podSelector === undefined)
    return other.namespace !== undefined && selects(namespaceSelector, other.namespace);
  return namespaceSelector === undefined && other.labels !== undefined && selects(podSelector, other.labels);
}

function isPort({ port, endPort }, wanted, receiver) {
  if (typeof port === 'number') return wanted >= port && wanted <= (endPort ?? port);
  if (receiver.workload === undefined) return false;
  return (
    containerOf(receiver.workload).ports?.some(
      ({ name, containerPort }) => name === port && containerPort === wanted,
    ) === true
  );
}

/** Checks which connections must be allowed and which must not; one line for each defect. */
export function flowDefects({ ofKind, workloads, named }, { shape }) {
  const policies = ofKind('NetworkPolicy');
  const defects = [];
  const expect = (isWanted, what, from, to, port) => {
    if (isAllowed(policies, from, to, port) !== isWanted)
      defects.push(`network: ${what} must ${isWanted ? '' : 'not '}pass`);
  };
  const isDefault = ({ spec: { podSelector, policyTypes, ...rules } }) =>
    Object.keys(podSelector).length + Object.keys(rules).length === 0 && policyTypes.length === 2;
  if (!policies.some(isDefault)) defects.push('network: traffic that no policy allows must not pass');
  const entryPoint = shape === 'one' ? 'platform' : 'gateway';
  for (const workload of workloads) {
    const { name } = workload.metadata;
    const role = labelsOf(workload)['hearback/role'];
    const own = pod(workload);
    const isServing = workload.kind === 'Deployment';
    expect(true, `${name} → DNS`, own, DNS, 53);
    expect(role !== 'gateway', `${name} → PostgreSQL`, own, PRIVATE, 5432);
    expect(false, `${name} → PostgreSQL anywhere`, own, PUBLIC, 5432);
    expect(shape === 'many' && role === 'service', `${name} → Kafka`, own, PRIVATE, 9092);
    expect(name === 'notifications' || name === 'platform', `${name} → mail`, own, PUBLIC, 587);
    expect(['accounts', 'notifications', 'platform'].includes(name), `${name} → web`, own, PUBLIC, 443);
    expect(isServing && name === entryPoint, `ingress controller → ${name}`, INGRESS, own, 4000);
    expect(isServing, `monitoring → metrics of ${name}`, MONITORING, own, METRICS_PORT);
    expect(false, `monitoring → ${name}`, MONITORING, own, 4000);
    expect(false, `ingress controller → metrics of ${name}`, INGRESS, own, METRICS_PORT);
    expect(false, `another namespace → ${name}`, OTHER_NAMESPACE, own, 4000);
    for (const other of ofKind('Deployment')) {
      if (other === workload) continue;
      const asksAccounts = role === 'service' && other === named('Deployment', 'accounts');
      const passesOn = role === 'gateway';
      expect(asksAccounts || passesOn, `${name} → ${other.metadata.name}`, own, pod(other), 4000);
    }
  }
  return defects;
}
