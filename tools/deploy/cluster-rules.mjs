import { clusterOf, containerOf, labelsOf, processesOfCluster, selects } from './cluster.mjs';
import { flowDefects } from './network-flows.mjs';
import { podDefects } from './pod-rules.mjs';
import { settingDefects } from './settings.mjs';

/** Defects of an overlay that its schemas do not find, one line each. `shape` is `one` or `many`. */
export function clusterDefects(resources, context) {
  const cluster = clusterOf(resources);
  const processes = processesOfCluster(cluster);
  return [
    ...cluster.workloads.flatMap((workload) => podDefects(workload, cluster, context)),
    ...processes.flatMap((process) => settingDefects(process, context)),
    ...completeness(cluster, context),
    ...selectorDefects(cluster),
    ...scalingDefects(cluster),
    ...addressDefects(cluster, processes, context),
    ...ingressDefects(cluster, processes, context),
    ...flowDefects(cluster, context),
    ...cluster.ofKind('Secret').map(({ metadata }) => `${metadata.name}: an overlay must not contain a secret`),
  ];
}

function completeness(cluster, { shape, targets }) {
  const wanted = shape === 'one' ? ['platform'] : [...targets, 'gateway'];
  const there = cluster.ofKind('Deployment').map(({ metadata }) => metadata.name);
  const defects = wanted.filter((name) => !there.includes(name)).map((name) => `${name} is not deployed`);
  defects.push(...there.filter((name) => !wanted.includes(name)).map((name) => `${name} is deployed but unknown`));
  for (const name of there)
    for (const kind of ['Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler'])
      if (cluster.named(kind, name) === undefined) defects.push(`${name} has no ${kind}`);
  const migrations = cluster.ofKind('Job').filter((job) => String(containerOf(job).args) === 'migrate');
  if (migrations.length !== 1) defects.push('there must be exactly one migration');
  for (const { metadata } of cluster.resources)
    if (metadata.labels?.['app.kubernetes.io/part-of'] !== 'hearback')
      defects.push(`${metadata.name} lacks the label app.kubernetes.io/part-of`);
  return defects;
}

function selectorDefects({ ofKind, workloads }) {
  const defects = [];
  const deployments = ofKind('Deployment');
  for (const { metadata, spec } of deployments) {
    const chosen = workloads.filter((workload) => selects(spec.selector, labelsOf(workload)));
    if (chosen.length !== 1 || chosen[0].metadata.name !== metadata.name)
      defects.push(`Deployment ${metadata.name}: its selector does not select exactly its own pods`);
  }
  for (const { metadata, spec } of ofKind('Service')) {
    const chosen = deployments.filter((workload) => selects({ matchLabels: spec.selector }, labelsOf(workload)));
    if (chosen.length !== 1) defects.push(`Service ${metadata.name}: selects ${chosen.length} deployments`);
    for (const { targetPort } of spec.ports)
      if (chosen.some((workload) => !containerOf(workload).ports?.some(({ name }) => name === targetPort)))
        defects.push(`Service ${metadata.name}: no port is named ${targetPort}`);
  }
  for (const { metadata, spec } of ofKind('PodDisruptionBudget')) {
    const chosen = deployments.filter((workload) => selects(spec.selector, labelsOf(workload)));
    if (chosen.length !== 1) defects.push(`PodDisruptionBudget ${metadata.name}: selects ${chosen.length} deployments`);
    if (!(spec.maxUnavailable >= 1))
      defects.push(`PodDisruptionBudget ${metadata.name}: does not allow a node to be drained`);
  }
  for (const { metadata, spec } of ofKind('NetworkPolicy'))
    if (!workloads.some((workload) => selects(spec.podSelector, labelsOf(workload))))
      defects.push(`NetworkPolicy ${metadata.name}: selects nothing`);
  return defects;
}

function scalingDefects({ ofKind, named }) {
  const defects = [];
  for (const { metadata, spec } of ofKind('HorizontalPodAutoscaler')) {
    const report = (text) => defects.push(`HorizontalPodAutoscaler ${metadata.name}: ${text}`);
    const { kind, name } = spec.scaleTargetRef;
    const target = named(kind, name);
    if (target === undefined) report(`there is no ${kind} ${name}`);
    else if (target.spec.replicas !== undefined) report(`${name} sets replicas itself`);
    else if (!containerOf(target).resources?.requests?.cpu) report(`${name} requests no CPU to scale by`);
    if (spec.minReplicas < 2 || spec.maxReplicas < spec.minReplicas) report('must have at least two replicas');
  }
  return defects;
}

function addressDefects({ named }, processes, { shape }) {
  const defects = [];
  for (const { name, app, env, args, workload } of processes) {
    if (args.includes('migrate')) continue;
    for (const [variable, value] of Object.entries(env)) {
      if (!/^[A-Z]+_URL$/.test(variable) || variable.startsWith('HEARBACK_')) continue;
      const { hostname, port } = new URL(value);
      const service = named('Service', hostname);
      if (!service?.spec.ports.some((open) => String(open.port) === port))
        defects.push(`${name}: ${variable} refers to no service: ${value}`);
    }
    const metrics = containerOf(workload).ports?.find((port) => port.name === 'metrics')?.containerPort;
    if (env.HEARBACK_METRICS_PORT !== (metrics && String(metrics)))
      defects.push(`${name}: the metrics port does not match the settings`);
    const hops = shape === 'many' && app !== 'gateway' ? '2' : '1';
    if (env.HEARBACK_TRUSTED_PROXY_HOPS !== hops) defects.push(`${name}: there are ${hops} proxies in front of it`);
  }
  return defects;
}

/** Paths that must not be reachable from outside. */
const INTERNAL_PATHS = ['/internal/credentials/resolve', '/metrics', '/health/ready', '/inbox'];

function ingressDefects({ ofKind, named }, processes, { shape, publicPaths }) {
  const [ingress, ...more] = ofKind('Ingress');
  if (ingress === undefined || more.length > 0) return ['there must be exactly one ingress'];
  const defects = [];
  const [{ host, http }] = ingress.spec.rules;
  if (!ingress.spec.tls?.some(({ hosts }) => hosts.includes(host))) defects.push(`ingress: ${host} has no certificate`);
  for (const { name, env } of processes)
    if (env.HEARBACK_PUBLIC_URL !== undefined && env.HEARBACK_PUBLIC_URL !== `https://${host}`)
      defects.push(`${name}: HEARBACK_PUBLIC_URL is not the host of the ingress`);
  const hosts = ingress.spec.rules.map((rule) => `https://${rule.host}`);
  for (const { name, env } of processes)
    if (env.HEARBACK_SURVEY_URL !== undefined && !hosts.includes(env.HEARBACK_SURVEY_URL))
      defects.push(`${name}: the ingress has no rule for HEARBACK_SURVEY_URL`);
  const isExposed = (path) =>
    http.paths.some(
      (rule) =>
        path === rule.path || (rule.pathType === 'Prefix' && path.startsWith(`${rule.path.replace(/\/$/, '')}/`)),
    );
  for (const path of publicPaths) if (!isExposed(path)) defects.push(`ingress: ${path} is not exposed`);
  for (const path of INTERNAL_PATHS) if (isExposed(path)) defects.push(`ingress: ${path} must not be exposed`);
  for (const { path, backend } of http.paths) {
    const { name, port } = backend.service;
    const service = named('Service', name);
    if (!service?.spec.ports.some((open) => open.name === port.name))
      defects.push(`ingress: ${path} refers to no service`);
    if (name !== (shape === 'one' ? 'platform' : 'gateway')) defects.push(`ingress: ${path} bypasses the entry point`);
  }
  return defects;
}
