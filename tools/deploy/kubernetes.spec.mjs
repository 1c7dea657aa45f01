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

/** Connections to PostgreSQL at the most pods, one more of each while it is replaced, and the migration. */
function mostConnections(shape) {
  const cluster = clusterOf(overlay(shape));
  return processesOfCluster(cluster).reduce((sum, process) => {
    const most = cluster.named('HorizontalPodAutoscaler', process.name)?.spec.maxReplicas;
    return sum + connectionsOf(process, targets) * (most === undefined ? 1 : most + 1);
  }, 0);
}

describe.each(['one', 'many'])('k8s/overlays/%s', (shape) => {
  it('is what the published schemas of Kubernetes ask for', () => {
    expect(overlay(shape).flatMap(kubernetesSchemaDefects)).toEqual([]);
  });

  it('keeps the rules of this house', () => {
    expect(defectsOf(shape, overlay(shape))).toEqual([]);
  });

  it('needs as many connections to PostgreSQL as k8s/README.md says', () => {
    const told = readFileSync(join(root, 'k8s/README.md'), 'utf8');
    expect(told).toMatch(new RegExp(`\`${shape}\`[^\n]* ${mostConnections(shape)} connections`));
  });
});

describe('k8s/secrets.template.yaml', () => {
  it('has names and not one value', () => {
    expect(context.secrets.flatMap(kubernetesSchemaDefects)).toEqual([]);
    expect(
      context.secrets.flatMap(({ stringData }) => Object.values(stringData)).filter((value) => value !== ''),
    ).toEqual([]);
  });
});

/** Both ends have to be open: either alone holds. */
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
    ['a word for a number', () => (of('HorizontalPodAutoscaler', 'platform').minReplicas = 'two'), '/spec/minReplicas'],
    ['a kind that nobody knows', () => (platform.apiVersion = 'extensions/v1beta1'), 'there is no schema'],
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
    ['no requests', () => delete container.resources.requests, 'requests neither'],
    ['no start of its own', () => delete container.startupProbe, 'startup must be asked'],
    [
      'the database as a reason to kill',
      () => (container.livenessProbe.httpGet.path = '/health/ready'),
      'liveness must',
    ],
    ['addresses as settings', () => delete podOf(platform).enableServiceLinks, 'form of settings'],
    ['a short end', () => (podOf(platform).terminationGracePeriodSeconds = 30), 'too little time'],
    [
      'an image of another version',
      () => (container.image = 'registry.example.com/hearback/platform:0.0.9'),
      'no image',
    ],
    ['an image that nobody builds', () => (container.image = 'registry.example.com/hearback/webapp:0.1.0'), 'no image'],
    ['a selector of nothing', () => (of('Service', 'platform').selector = { app: 'x' }), 'Service platform: selects 0'],
    [
      'a budget of nothing',
      () => (of('PodDisruptionBudget', 'platform').selector = { matchLabels: { app: 'x' } }),
      'selects 0',
    ],
    [
      'a scale of nothing',
      () => (of('HorizontalPodAutoscaler', 'platform').scaleTargetRef.name = 'x'),
      'no Deployment x',
    ],
    ['two masters of replicas', () => (platform.spec.replicas = 3), 'sets its replicas itself'],
    ['a port without a name', () => (of('Service', 'platform').ports[0].targetPort = 'web'), 'no port is named web'],
    [
      'an entrance to nowhere',
      () => (of('Ingress', 'hearback').rules[0].http.paths[0].backend.service.name = 'x'),
      'leads nowhere',
    ],
    ['a path left out', () => of('Ingress', 'hearback').rules[0].http.paths.shift(), '/v1/responses is not reached'],
    ['everything open', () => (of('Ingress', 'hearback').rules[0].http.paths[0].path = ''), '/metrics is reached'],
    ['another address', () => (of('Ingress', 'hearback').rules[0].host = 'x.example.com'), 'has no certificate'],
    ['no way to the database', () => of('NetworkPolicy', 'database').egress.pop(), 'platform → PostgreSQL must pass'],
    ['a way to everywhere', () => delete of('NetworkPolicy', 'database').egress[0].to, 'anywhere must not pass'],
    [
      'metrics elsewhere',
      () => (cluster.named('ConfigMap', 'hearback').data.HEARBACK_METRICS_PORT = '9'),
      'metrics are not',
    ],
    [
      'metrics for all',
      () => delete of('NetworkPolicy', 'monitoring').ingress[0].from,
      'controller → metrics of platform must not',
    ],
    ['no default', () => (of('NetworkPolicy', 'default-deny').policyTypes = ['Ingress']), 'what no policy names'],
    ['no way in', () => (of('NetworkPolicy', 'entrance').ingress = []), 'ingress controller → platform must pass'],
    [
      'a way in for all',
      () => delete of('NetworkPolicy', 'entrance').ingress[0].from,
      'another namespace → platform must not',
    ],
    [
      'hops that are not there',
      () => (cluster.named('ConfigMap', 'hearback').data.HEARBACK_TRUSTED_PROXY_HOPS = '0'),
      '1 proxies',
    ],
    ['a deployment left out', () => (platform.metadata.name = 'platfrom'), 'platform is not deployed'],
    ['no migration', () => (containerOf(cluster.named('Job', 'migration')).args = []), 'not one migration'],
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
    ['services that reach each other', openServices, 'survey → customers must not pass'],
    [
      'a gateway that does not reach one',
      (many) =>
        (many.named('NetworkPolicy', 'services-from-gateway').spec.podSelector = {
          matchLabels: { 'app.kubernetes.io/name': 'survey' },
        }),
      'gateway → customers must pass',
    ],
    [
      'no way to Kafka',
      (many) => (many.named('NetworkPolicy', 'kafka').spec.egress[0].ports[0] = { protocol: 'TCP', port: 9091 }),
      '→ Kafka must pass',
    ],
    [
      'an address that is not there',
      (many) => (many.named('ConfigMap', 'gateway').data.SURVEY_URL = 'http://surveys:4000'),
      'SURVEY_URL leads nowhere',
    ],
    [
      'nobody who knows credentials',
      (many) => delete many.named('ConfigMap', 'hearback').data.ACCOUNTS_URL,
      'ACCOUNTS_URL is required',
    ],
    [
      'a way around the gateway',
      (many) => (many.named('Ingress', 'hearback').spec.rules[0].http.paths[0].backend.service.name = 'responses'),
      'goes around',
    ],
  ])('refuse in many processes %s', (_what, plant, sentence) => {
    const many = clusterOf(overlay('many'));
    plant(many);
    const found = defectsOf('many', many.resources).join('\n');
    expect(found).toContain(sentence);
  });
});
