import { appOf, interpolate, seconds } from './compose.mjs';
import { connectionsOf, settingDefects } from './settings.mjs';

/** Seconds that a process may need to end: the batch in hand and the patience with open requests. */
const LEAST_GRACE = 40;

/** Variables that `docker compose` would ask for, for reading a file as it would. */
export const SAMPLE_VARIABLES = {
  HEARBACK_DATABASE_PASSWORD: 'sample-of-a-database-password',
  HEARBACK_ROLE_PASSWORD: 'sample-of-a-role-password-4711',
  HEARBACK_INTERNAL_SECRET: 'sample-of-an-internal-secret-0815-4711',
};

/** The processes of ours in a Compose file: what each runs and with which environment. */
export function processesOfCompose(raw, variables = SAMPLE_VARIABLES) {
  const { services } = interpolate(raw, variables);
  return Object.entries(services).flatMap(([name, service]) => {
    const app = appOf(service);
    return app === undefined
      ? []
      : [{ name, app, args: service.command ?? [], env: service.environment ?? {}, service }];
  });
}

/** What is wrong with a Compose file beyond its schema, a line for each. */
export function composeDefects(raw, context) {
  const processes = processesOfCompose(raw);
  const { services } = interpolate(raw, SAMPLE_VARIABLES);
  return [
    ...processes.flatMap((process) => settingDefects(process, context)),
    ...processes.flatMap((process) => processDefects(process, services, context)),
    ...Object.entries(raw.services).flatMap(([name, service]) => secretDefects(name, service, context)),
    ...Object.entries(services).flatMap(([name, service]) => serviceDefects(name, service, services)),
    ...databaseDefects(processes, services, context),
  ];
}

function processDefects({ name, app, args, env, service }, services, { apps }) {
  const defects = [];
  const say = (text) => defects.push(`${name}: ${text}`);
  if (!apps.includes(app)) say(`there is no apps/${app}`);
  if (service.build?.args?.APP !== app) say('its image is built from another app');
  if (service.read_only !== true) say('its file system must be read-only');
  if (!service.tmpfs?.some((mount) => mount.startsWith('/tmp'))) say('/tmp must be in memory');
  if (seconds(service.stop_grace_period) < LEAST_GRACE) say(`stop_grace_period must be ${LEAST_GRACE} s or more`);
  const isOnce = args.includes('migrate');
  if (isOnce) {
    if (service.healthcheck?.disable !== true) say('what ends by itself has no health check');
    return defects;
  }
  if (service.healthcheck?.disable === true) say('its health must be checked');
  if (service.restart !== 'unless-stopped') say('must be started again');
  const after = service.depends_on ?? {};
  const migration = Object.keys(services).find((other) => services[other].command?.includes?.('migrate'));
  if (app !== 'gateway' && after[migration]?.condition !== 'service_completed_successfully')
    say('must wait for the migration');
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.endsWith('_URL') || variable === 'HEARBACK_PUBLIC_URL' || value === '') continue;
    const { hostname, port } = new URL(value);
    const wanted = hostname === 'postgres' ? '5432' : '4000';
    if (services[hostname] === undefined || port !== wanted) say(`${variable} leads nowhere: ${value}`);
  }
  for (const broker of env.HEARBACK_KAFKA_BROKERS?.split(',') ?? [])
    if (services[broker.split(':')[0]] === undefined) say(`HEARBACK_KAFKA_BROKERS leads nowhere: ${broker}`);
  return defects;
}

function secretDefects(name, { environment = {} }, { documented }) {
  const secrets = new Set([...documented.values()].flat().flatMap((s) => (s.isSecret ? [s.name] : [])));
  return Object.entries(environment)
    .filter(([variable]) => secrets.has(variable) || /PASSWORD/.test(variable))
    .filter(([, value]) => !/\$\{\w+:[?-]/.test(value) && !/^postgres:\/\/[\w.-]+:5432\/\w+$/.test(value))
    .map(([variable]) => `${name}: ${variable} is a secret and stands in the file`);
}

function serviceDefects(name, service, services) {
  const defects = [];
  const say = (text) => defects.push(`${name}: ${text}`);
  if (!/:[\w.-]*\d/.test(service.image)) say(`${service.image} names no version`);
  if (!service.cap_drop?.includes('ALL')) say('must drop all capabilities');
  if (!service.security_opt?.includes('no-new-privileges:true')) say('must not gain privileges');
  const { memory, cpus } = service.deploy?.resources?.limits ?? {};
  if (memory === undefined || cpus === undefined) say('has no limits of memory and processors');
  if (service.privileged || service.network_mode === 'host') say('must not be privileged');
  if (service.healthcheck === undefined && appOf(service) === undefined) say('its health must be checked');
  if (service.stop_grace_period === undefined) say('stop_grace_period is missing');
  for (const port of service.ports ?? [])
    if (!/^127\.0\.0\.1:\d+:\d+$/.test(port)) say(`${port} is open to the network`);
  for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
    const target = services[other];
    if (target === undefined) say(`depends on ${other}, which is not there`);
    else if (condition === 'service_healthy' && target.healthcheck?.disable) say(`waits for the health of ${other}`);
  }
  return defects;
}

const OWN_ROLES = /^(hearback_(owner|request|batch)|\w+_(request|batch))$/;

function databaseDefects(processes, services, { targets }) {
  const defects = [];
  const { environment, command } = services.postgres;
  // The owner of the tables must be bound by their policies, and a superuser is not.
  if (OWN_ROLES.test(environment.POSTGRES_USER)) defects.push('postgres: POSTGRES_USER is a role of the platform');
  const allowed = Number(/max_connections=(\d+)/.exec(command?.join(' ') ?? 'max_connections=100')[1]);
  const needed = processes.reduce((sum, process) => sum + connectionsOf(process, targets), 0);
  // Three are kept for superusers; ten for whoever looks.
  if (allowed < needed + 13) defects.push(`postgres: ${needed} connections are needed, ${allowed} are allowed`);
  return defects;
}
