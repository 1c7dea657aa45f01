import { appOf, containerOf, podOf } from './cluster.mjs';

/** Seconds that a process may need to end: the batch in hand and the patience with open requests. */
const LEAST_GRACE = 40;

/** What is wrong with the pods of a workload, a line for each: the profile `restricted` and what this house adds to it. */
export function podDefects(workload, cluster, { apps, version, secrets }) {
  const defects = [];
  const say = (text) => defects.push(`${workload.metadata.name}: ${text}`);
  const pod = podOf(workload);
  if (pod.containers.length !== 1) say('has one container');
  if (!apps.includes(appOf(workload)) || !containerOf(workload).image.endsWith(`:${version}`))
    say(`${containerOf(workload).image} is no image of this version's Dockerfile`);
  const { runAsNonRoot, runAsUser, seccompProfile } = pod.securityContext ?? {};
  if (runAsNonRoot !== true || !(runAsUser > 0)) say('must not run as root');
  if (seccompProfile?.type !== 'RuntimeDefault') say('must have the seccomp profile of the runtime');
  if (pod.enableServiceLinks !== false) say('gets addresses of services as variables, in the form of settings');
  if (pod.automountServiceAccountToken !== false) say('has no business with the cluster');
  if (cluster.named('ServiceAccount', pod.serviceAccountName) === undefined) say('its service account does not exist');
  if (pod.hostNetwork || pod.hostPID || pod.hostIPC) say('must not share the host');
  defects.push(...containerDefects(workload, pod), ...referenceDefects(workload, pod, cluster, secrets));
  if (workload.kind === 'Deployment') defects.push(...servingDefects(workload, pod));
  return defects;
}

function containerDefects(workload, pod) {
  const defects = [];
  const say = (text) => defects.push(`${workload.metadata.name}: ${text}`);
  const container = containerOf(workload);
  const { allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities, privileged } =
    container.securityContext ?? {};
  if (allowPrivilegeEscalation !== false || privileged) say('must not gain privileges');
  if (readOnlyRootFilesystem !== true) say('its file system must be read-only');
  if (String(capabilities?.drop) !== 'ALL' || capabilities.add) say('must drop all capabilities');
  const { requests, limits } = container.resources ?? {};
  if (!requests?.cpu || !requests?.memory) say('requests neither processor nor memory');
  if (!limits?.memory) say('has no limit of memory');
  const mounts = new Map(container.volumeMounts?.map(({ name, mountPath }) => [mountPath, name]));
  const volumeOf = (name) => pod.volumes?.find((volume) => volume.name === name);
  if (volumeOf(mounts.get('/tmp'))?.emptyDir?.sizeLimit === undefined) say('/tmp must be a bounded emptyDir');
  for (const [path, name] of mounts)
    if (volumeOf(name) === undefined) say(`${path} mounts ${name}, which is no volume`);
  return defects;
}

function referenceDefects(workload, pod, cluster, secrets) {
  const defects = [];
  const say = (text) => defects.push(`${workload.metadata.name}: ${text}`);
  const { env = [], envFrom = [] } = containerOf(workload);
  for (const { configMapRef } of envFrom)
    if (cluster.named('ConfigMap', configMapRef.name) === undefined) say(`there is no ConfigMap ${configMapRef.name}`);
  for (const { name, value, valueFrom } of env) {
    const { secretKeyRef } = valueFrom ?? {};
    if (value !== undefined && /PASSWORD|SECRET/.test(name)) say(`${name} is a secret and stands in the file`);
    if (secretKeyRef === undefined) continue;
    const { name: secret, key } = secretKeyRef;
    if (secrets.find(({ metadata }) => metadata.name === secret)?.stringData[key] === undefined)
      say(`${name}: ${secret}/${key} is not in secrets.template.yaml`);
  }
  return defects;
}

function servingDefects(workload, pod) {
  const defects = [];
  const say = (text) => defects.push(`${workload.metadata.name}: ${text}`);
  const container = containerOf(workload);
  const ports = container.ports ?? [];
  if (!ports.some(({ name, containerPort }) => name === 'http' && containerPort === 4000))
    say('must have port 4000, http');
  const wanted = { startup: 'live', liveness: 'live', readiness: 'ready' };
  for (const [kind, word] of Object.entries(wanted)) {
    const { httpGet } = container[`${kind}Probe`] ?? {};
    if (httpGet?.path !== `/health/${word}` || httpGet.port !== 'http')
      say(`its ${kind} must be asked at /health/${word}`);
  }
  const pause = container.lifecycle?.preStop?.sleep?.seconds ?? 0;
  if (pause === 0) say('must go on serving while its address is taken away');
  if (pod.terminationGracePeriodSeconds < LEAST_GRACE + pause) say('gets too little time to end');
  if (workload.spec.strategy?.rollingUpdate?.maxUnavailable !== 0) say('must be replaced one by one');
  for (const { labelSelector, matchLabelKeys } of pod.topologySpreadConstraints ?? [{}])
    if (labelSelector === undefined || !matchLabelKeys?.includes('app.kubernetes.io/name')) say('must be spread');
  return defects;
}
