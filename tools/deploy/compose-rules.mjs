import { appOf, interpolate, seconds } from './compose.mjs';
import { connectionsOf, settingDefects } from './settings.mjs';

/** Addresses that browsers use. */
const OUR_ADDRESSES = ['HEARBACK_PUBLIC_URL', 'HEARBACK_SURVEY_URL'];

/** Seconds a process may need to shut down: the current batch and open requests. */
const MIN_GRACE = 40;

/** Values for the variables that the Compose files require. */
export const SAMPLE_VARIABLES = {
  HEARBACK_DATABASE_PASSWORD: 'sample-of-a-database-password',
  HEARBACK_ROLE_PASSWORD: 'sample-of-a-role-password-4711',
  HEARBACK_INTERNAL_SECRET: 'sample-of-an-internal-secret-0815-4711',
};

/** Our processes in a Compose file: what each runs and with which environment. */
export function processesOfCompose(raw, variables = SAMPLE_VARIABLES) {
  const { services } = interpolate(raw, variables);
  return Object.entries(services).flatMap(([name, service]) => {
    const app = appOf(service);
    return app === undefined
      ? []
      : [{ name, app, args: service.command ?? [], env: service.environment ?? {}, service }];
  });
}

/** Defects of a Compose file that its schema does not find, one line each. */
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
  const report = (text) => defects.push(`${name}: ${text}`);
  if (!apps.includes(app)) report(`there is no apps/${app}`);
  if (service.build?.args?.APP !== app) report('its image is built from another app');
  if (service.read_only !== true) report('its file system must be read-only');
  if (!service.tmpfs?.some((mount) => mount.startsWith('/tmp'))) report('/tmp must be in memory');
  if (seconds(service.stop_grace_period) < MIN_GRACE) report(`stop_grace_period must be ${MIN_GRACE} s or more`);
  const isOnce = args.includes('migrate');
  if (isOnce) {
    if (service.healthcheck?.disable !== true) report('a migration must have no health check');
    return defects;
  }
  if (service.healthcheck?.disable === true) report('must have a health check');
  if (service.restart !== 'unless-stopped') report('must be restarted (unless-stopped)');
  const after = service.depends_on ?? {};
  const migration = Object.keys(services).find((other) => services[other].command?.includes?.('migrate'));
  if (app !== 'gateway' && after[migration]?.condition !== 'service_completed_successfully')
    report('must wait for the migration');
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.endsWith('_URL') || OUR_ADDRESSES.includes(variable) || value === '') continue;
    const { hostname, port } = new URL(value);
    const wanted = hostname === 'postgres' ? '5432' : '4000';
    if (services[hostname] === undefined || port !== wanted) report(`${variable} refers to no service: ${value}`);
  }
  for (const broker of env.HEARBACK_KAFKA_BROKERS?.split(',') ?? [])
    if (services[broker.split(':')[0]] === undefined) report(`HEARBACK_KAFKA_BROKERS refers to no service: ${broker}`);
  return defects;
}

function secretDefects(name, { environment = {} }, { documented }) {
  const secrets = new Set([...documented.values()].flat().flatMap((s) => (s.isSecret ? [s.name] : [])));
  return Object.entries(environment)
    .filter(([variable]) => secrets.has(variable) || /PASSWORD/.test(variable))
    .filter(([, value]) => !/\$\{\w+:[?-]/.test(value) && !/^postgres:\/\/[\w.-]+:5432\/\w+$/.test(value))
    .map(([variable]) => `${name}: ${variable} is a secret and must not be in the file`);
}

function serviceDefects(name, service, services) {
  const defects = [];
  const report = (text) => defects.push(`${name}: ${text}`);
  if (!/:[\w.-]*\d/.test(service.image)) report(`${service.image} has no version`);
  if (!service.cap_drop?.includes('ALL')) report('must drop all capabilities');
  if (!service.security_opt?.includes('no-new-privileges:true')) report('must set no-new-privileges');
  const { memory, cpus } = service.deploy?.resources?.limits ?? {};
  if (memory === undefined || cpus === undefined) report('has no limits of memory and CPU');
  if (service.privileged || service.network_mode === 'host') report('must not be privileged');
  if (service.healthcheck === undefined && appOf(service) === undefined) report('must have a health check');
  if (service.stop_grace_period === undefined) report('stop_grace_period is missing');
  for (const port of service.ports ?? [])
    if (!/^127\.0\.0\.1:\d+:\d+$/.test(port)) report(`${port} must be published on 127.0.0.1 only`);
  for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
    const target = services[other];
    if (target === undefined) report(`depends on ${other}, which does not exist`);
    else if (condition === 'service_healthy' && target.healthcheck?.disable)
      report(`waits for the health of ${other}, which has no health check`);
  }
  return defects;
}

const OWN_ROLES = /^(hearback_(owner|request|batch)|\w+_(request|batch))$/;

function databaseDefects(processes, services, { targets }) {
  const defects = [];
  const { environment, command } = services.postgres;
  // Row-level security must apply to the owner of the tables, and it does not apply to a superuser.
  if (OWN_ROLES.test(environment.POSTGRES_USER))
    defects.push('postgres: POSTGRES_USER must not be a role of the platform');
  const allowed = Number(/max_connections=(\d+)/.exec(command?.join(' ') ?? 'max_connections=100')[1]);
  const needed = processes.reduce((sum, process) => sum + connectionsOf(process, targets), 0);
  // Three connections are reserved for superusers; ten are for operators.
  if (allowed < needed + 13) defects.push(`postgres: ${needed} connections are needed, max_connections is ${allowed}`);
  return defects;
}
