import { appOf, containerOf, podOf } from './cluster.mjs';

/** Seconds a process may need to shut down: the current batch and open requests. */
const MIN_GRACE = 40;

/** Defects of the pods of a workload, one line each: the Pod Security profile `restricted` and the rules of this project. */
export function podDefects(workload, cluster, { apps, version, secrets }) {
  const defects = [];
  const report = (text) => defects.push(`${workload.metadata.name}: ${text}`);
  const pod = podOf(workload);
  if (pod.containers.length !== 1) report('must have exactly one container');
  if (!apps.includes(appOf(workload)) || !containerOf(workload).image.endsWith(`:${version}`))
    report(`${containerOf(workload).image} is not an image of this version`);
  const { runAsNonRoot, runAsUser, seccompProfile } = pod.securityContext ?? {};
  if (runAsNonRoot !== true || !(runAsUser > 0)) report('must not run as root');
  if (seccompProfile?.type !== 'RuntimeDefault') report('must have the seccomp profile of the runtime');
  if (pod.enableServiceLinks !== false)
    report('must set enableServiceLinks: false, because the variables look like settings');
  if (pod.automountServiceAccountToken !== false) report('must not mount a service account token');
  if (cluster.named('ServiceAccount', pod.serviceAccountName) === undefined)
    report('its service account does not exist');
  if (pod.hostNetwork || pod.hostPID || pod.hostIPC) report('must not use host namespaces');
  defects.push(...containerDefects(workload, pod), ...referenceDefects(workload, pod, cluster, secrets));
  if (workload.kind === 'Deployment') defects.push(...servingDefects(workload, pod));
  return defects;
}

function containerDefects(workload, pod) {
  const defects = [];
  const report = (text) => defects.push(`${workload.metadata.name}: ${text}`);
  const container = containerOf(workload);
  const { allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities, privileged } =
    container.securityContext ?? {};
  if (allowPrivilegeEscalation !== false || privileged) report('must set no-new-privileges');
  if (readOnlyRootFilesystem !== true) report('its file system must be read-only');
  if (String(capabilities?.drop) !== 'ALL' || capabilities.add) report('must drop all capabilities');
  const { requests, limits } = container.resources ?? {};
  if (!requests?.cpu || !requests?.memory) report('must request CPU and memory');
  if (!limits?.memory) report('has no memory limit');
  const mounts = new Map(container.volumeMounts?.map(({ name, mountPath }) => [mountPath, name]));
  const volumeOf = (name) => pod.volumes?.find((volume) => volume.name === name);
  if (volumeOf(mounts.get('/tmp'))?.emptyDir?.sizeLimit === undefined) report('/tmp must be a bounded emptyDir');
  for (const [path, name] of mounts)
    if (volumeOf(name) === undefined) report(`${path} mounts ${name}, which is not a volume`);
  return defects;
}

function referenceDefects(workload, pod, cluster, secrets) {
  const defects = [];
  const report = (text) => defects.push(`${workload.metadata.name}: ${text}`);
  const { env = [], envFrom = [] } = containerOf(workload);
  for (const { configMapRef } of envFrom)
    if (cluster.named('ConfigMap', configMapRef.name) === undefined)
      report(`there is no ConfigMap ${configMapRef.name}`);
  for (const { name, value, valueFrom } of env) {
    const { secretKeyRef } = valueFrom ?? {};
    if (value !== undefined && /PASSWORD|SECRET/.test(name)) report(`${name} is a secret and must not be in the file`);
    if (secretKeyRef === undefined) continue;
    const { name: secret, key } = secretKeyRef;
    if (secrets.find(({ metadata }) => metadata.name === secret)?.stringData[key] === undefined)
      report(`${name}: ${secret}/${key} is not in secrets.template.yaml`);
  }
  return defects;
}

function servingDefects(workload, pod) {
  const defects = [];
  const report = (text) => defects.push(`${workload.metadata.name}: ${text}`);
  const container = containerOf(workload);
  const ports = container.ports ?? [];
  if (!ports.some(({ name, containerPort }) => name === 'http' && containerPort === 4000))
    report('must have port 4000, http');
  const wanted = { startup: 'live', liveness: 'live', readiness: 'ready' };
  for (const [kind, word] of Object.entries(wanted)) {
    const { httpGet } = container[`${kind}Probe`] ?? {};
    if (httpGet?.path !== `/health/${word}` || httpGet.port !== 'http')
      report(`its ${kind} probe must use /health/${word}`);
  }
  const pause = container.lifecycle?.preStop?.sleep?.seconds ?? 0;
  if (pause === 0) report('must have a preStop sleep, so that it serves until it is removed from the endpoints');
  if (pod.terminationGracePeriodSeconds < MIN_GRACE + pause) report('terminationGracePeriodSeconds is too short');
  if (workload.spec.strategy?.rollingUpdate?.maxUnavailable !== 0)
    report('must be replaced one by one (maxUnavailable: 0)');
  for (const { labelSelector, matchLabelKeys } of pod.topologySpreadConstraints ?? [{}])
    if (labelSelector === undefined || !matchLabelKeys?.includes('app.kubernetes.io/name'))
      report('must have topology spread constraints');
  return defects;
}
