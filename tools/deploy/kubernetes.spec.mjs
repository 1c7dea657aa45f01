import { beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterDefects } from './cluster-rules.mjs';
import { clusterOf, containerOf, podOf, processesOfCluster } from './cluster.mjs';
import { context, root, targets } from './context.mjs';
import { build } from './kustomize.mjs';
import { kubernetesSchemaDefects } from './schemas.mjs';
import { connectionsOf } from './settings.mjs';

const overlay = (shape) => build(join(root, 'k8s/overlays', shape));
const defectsOf = (shape, resources) => clusterDefects(resources, { ...context, shape });

/** Connections to PostgreSQL with the maximum number of pods, one more of each during a rollout, and the migration. */
function mostConnections(shape) {
  const cluster = clusterOf(overlay(shape));
  return processesOfCluster(cluster).reduce((sum, process) => {
    const most = cluster.named('HorizontalPodAutoscaler', process.name)?.spec.maxReplicas;
    return sum + connectionsOf(process, targets) * (most === undefined ? 1 : most + 1);
  }, 0);
}

describe.each(['one', 'many'])('k8s/overlays/%s', (shape) => {
  it('is valid against the published schemas of Kubernetes', () => {
    expect(overlay(shape).flatMap(kubernetesSchemaDefects)).toEqual([]);
  });

  it('passes the rules of this project', () => {
    expect(defectsOf(shape, overlay(shape))).toEqual([]);
  });

  it('needs the number of connections to PostgreSQL that k8s/README.md states', () => {
    const readme = readFileSync(join(root, 'k8s/README.md'), 'utf8');
    expect(readme).toMatch(new RegExp(`\`${shape}\`[^\n]* ${mostConnections(shape)} connections`));
  });
});

describe('k8s/secrets.template.yaml', () => {
  it('has names and no values', () => {
    expect(context.secrets.flatMap(kubernetesSchemaDefects)).toEqual([]);
    expect(
      context.secrets.flatMap(({ stringData }) => Object.values(stringData)).filter((value) => value !== ''),
    ).toEqual([]);
  });
});

/** Opens both ends, because either policy alone blocks the traffic. */
function openServices(many) {
  delete many.named('NetworkPolicy', 'services-to-accounts').spec.egress[0].to;
  delete many.named('NetworkPolicy', 'services-from-gateway').spec.ingress[0].from;
}

describe('the rules for Kubernetes', () => {
  let cluster;
  let platform;
  let container;
  beforeEach(() => {
    cluster = clusterOf(overlay('one'));
    platform = cluster.named('Deployment', 'platform');
    container = containerOf(platform);
  });
  const of = (kind, name) => cluster.named(kind, name).spec;

  it.each([
    ['a field that does not exist', () => (container.readinesProbe = {}), 'readinesProbe'],
    [
      'a string instead of a number',
      () => (of('HorizontalPodAutoscaler', 'platform').minReplicas = 'two'),
      '/spec/minReplicas',
    ],
    ['an unknown kind', () => (platform.apiVersion = 'extensions/v1beta1'), 'there is no schema'],
  ])('find by the schema %s', (_what, plant, sentence) => {
    plant();
    expect(cluster.resources.flatMap(kubernetesSchemaDefects).join('\n')).toContain(sentence);
  });

  it.each([
    [
      'a setting that does not exist',
      () => container.env.push({ name: 'HEARBACK_PROT', value: '1' }),
      'HEARBACK_PROT is not',
    ],
    ['a required setting left out', () => (container.env = []), 'HEARBACK_ROLE_PASSWORD is required'],
    ['a secret without a name', () => (container.env[0].valueFrom.secretKeyRef.key = 'x'), 'secrets.template.yaml'],
    ['root', () => (podOf(platform).securityContext.runAsUser = 0), 'must not run as root'],
    ['a writable file system', () => (container.securityContext.readOnlyRootFilesystem = false), 'read-only'],
    ['capabilities', () => (container.securityContext.capabilities.add = ['NET_ADMIN']), 'drop all'],
    ['no requests', () => delete container.resources.requests, 'must request CPU and memory'],
    ['no startup probe', () => delete container.startupProbe, 'startup probe must use'],
    [
      'a liveness probe that depends on the database',
      () => (container.livenessProbe.httpGet.path = '/health/ready'),
      'liveness probe must',
    ],
    ['service links', () => delete podOf(platform).enableServiceLinks, 'enableServiceLinks'],
    ['a short grace period', () => (podOf(platform).terminationGracePeriodSeconds = 30), 'is too short'],
    [
      'an image of another version',
      () => (container.image = 'registry.example.com/hearback/platform:0.0.9'),
      'not an image of this version',
    ],
    [
      'an image that does not exist',
      () => (container.image = 'registry.example.com/hearback/webapp:0.1.0'),
      'not an image of this version',
    ],
    [
      'a selector without matches',
      () => (of('Service', 'platform').selector = { app: 'x' }),
      'Service platform: selects 0',
    ],
    [
      'a disruption budget without matches',
      () => (of('PodDisruptionBudget', 'platform').selector = { matchLabels: { app: 'x' } }),
      'selects 0',
    ],
    [
      'an autoscaler without target',
      () => (of('HorizontalPodAutoscaler', 'platform').scaleTargetRef.name = 'x'),
      'no Deployment x',
    ],
    ['replicas beside an autoscaler', () => (platform.spec.replicas = 3), 'sets replicas itself'],
    ['a port without a name', () => (of('Service', 'platform').ports[0].targetPort = 'web'), 'no port is named web'],
    [
      'an ingress without backend',
      () => (of('Ingress', 'hearback').rules[0].http.paths[0].backend.service.name = 'x'),
      'refers to no service',
    ],
    [
      'a path left out',
      () => {
        const { http } = of('Ingress', 'hearback').rules[0];
        http.paths = http.paths.filter(({ path }) => path !== '/v1');
      },
      '/v1/responses is not exposed',
    ],
    [
      'an ingress for all paths',
      () => (of('Ingress', 'hearback').rules[0].http.paths[1].path = ''),
      '/metrics must not be exposed',
    ],
    ['another address', () => (of('Ingress', 'hearback').rules[0].host = 'x.example.com'), 'has no certificate'],
    ['a blocked database', () => of('NetworkPolicy', 'database').egress.pop(), 'platform → PostgreSQL must pass'],
    ['egress to everywhere', () => delete of('NetworkPolicy', 'database').egress[0].to, 'anywhere must not pass'],
    [
      'another metrics port',
      () => (cluster.named('ConfigMap', 'hearback').data.HEARBACK_METRICS_PORT = '9'),
      'metrics port does not match',
    ],
    [
      'metrics open to all',
      () => delete of('NetworkPolicy', 'monitoring').ingress[0].from,
      'controller → metrics of platform must not',
    ],
    [
      'no default policy',
      () => (of('NetworkPolicy', 'default-deny').policyTypes = ['Ingress']),
      'traffic that no policy allows',
    ],
    ['no ingress', () => (of('NetworkPolicy', 'entrance').ingress = []), 'ingress controller → platform must pass'],
    [
      'ingress from everywhere',
      () => delete of('NetworkPolicy', 'entrance').ingress[0].from,
      'another namespace → platform must not',
    ],
    [
      'a wrong number of proxies',
      () => (cluster.named('ConfigMap', 'hearback').data.HEARBACK_TRUSTED_PROXY_HOPS = '0'),
      '1 proxies',
    ],
    ['a deployment left out', () => (platform.metadata.name = 'platfrom'), 'platform is not deployed'],
    ['no migration', () => (containerOf(cluster.named('Job', 'migration')).args = []), 'exactly one migration'],
  ])('refuse %s', (_what, plant, sentence) => {
    plant();
    const found = defectsOf('one', cluster.resources).join('\n');
    expect(found).toContain(sentence);
  });

  it.each([
    [
      'a service left out',
      (many) => many.resources.splice(many.resources.indexOf(many.named('Deployment', 'survey')), 1),
      'survey is not',
    ],
    ['services that can reach each other', openServices, 'survey → customers must not pass'],
    [
      'a gateway that cannot reach a service',
      (many) =>
        (many.named('NetworkPolicy', 'services-from-gateway').spec.podSelector = {
          matchLabels: { 'app.kubernetes.io/name': 'survey' },
        }),
      'gateway → customers must pass',
    ],
    [
      'a blocked Kafka',
      (many) => (many.named('NetworkPolicy', 'kafka').spec.egress[0].ports[0] = { protocol: 'TCP', port: 9091 }),
      '→ Kafka must pass',
    ],
    [
      'the address of a missing service',
      (many) => (many.named('ConfigMap', 'gateway').data.SURVEY_URL = 'http://surveys:4000'),
      'SURVEY_URL refers to no service',
    ],
    [
      'no address of accounts',
      (many) => delete many.named('ConfigMap', 'hearback').data.ACCOUNTS_URL,
      'ACCOUNTS_URL is required',
    ],
    [
      'an ingress that bypasses the gateway',
      (many) => (many.named('Ingress', 'hearback').spec.rules[0].http.paths[0].backend.service.name = 'responses'),
      'bypasses',
    ],
  ])('refuse in many processes %s', (_what, plant, sentence) => {
    const many = clusterOf(overlay('many'));
    plant(many);
    const found = defectsOf('many', many.resources).join('\n');
    expect(found).toContain(sentence);
  });
});
