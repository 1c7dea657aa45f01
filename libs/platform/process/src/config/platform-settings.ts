import { type ServiceDefinition } from '../service-definition.js';
import { SERVICE_NAMES } from '@hearback/kernel';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';
import { KafkaConfig } from './kafka.config.js';
import { PlatformConfig } from './platform.config.js';
import { readSettings } from './read-settings.js';
import { unknownSettings } from './unknown-settings.js';

/** All settings of a process: its own and those of each of its services. */
export interface PlatformSettings {
  readonly platform: PlatformConfig;
  readonly kafka: KafkaConfig;
  /** Address of each service's database. */
  readonly databaseUrls: ReadonlyMap<string, string>;
  /** The instance of each service's settings class. */
  readonly services: ReadonlyMap<string, object>;
}

/**
 * Reads the settings of a process without services; throws ConfigurationError with everything that is wrong.
 * It may share its environment with processes of services, so their settings are accepted and ignored.
 */
export function readOwnSettings<T extends object>(
  { name, config }: { readonly name: string; readonly config: new () => T },
  environment: Environment,
): T {
  const result = readSettings(config, environment);
  const defects = 'defects' in result ? [...result.defects] : [];
  defects.push(
    ...unknownSettings(environment, [config, PlatformConfig, KafkaConfig], ['HEARBACK', name.toUpperCase()]),
  );
  if ('value' in result && defects.length === 0) return result.value;
  throw new ConfigurationError(defects);
}

/** Reads all settings; throws ConfigurationError with everything that is wrong. `knowsCredentials`: accounts is not needed. */
export function readPlatformSettings(
  environment: Environment,
  definitions: readonly ServiceDefinition[],
  { knowsCredentials = false } = {},
): PlatformSettings {
  const defects: string[] = [];
  const read = <T extends object>(config: new () => T): T => {
    const result = readSettings(config, environment);
    if ('value' in result) return result.value;
    defects.push(...result.defects);
    return new config();
  };
  const platform = read(PlatformConfig);
  const kafka = read(KafkaConfig);
  defects.push(...kafka.defects());
  const services = new Map<string, object>(definitions.map(({ name, config }) => [name, read(config)]));
  const databaseUrls = new Map<string, string>();
  for (const { name } of definitions) {
    const variable = databaseUrlVariable(name);
    const url = environment[variable] ?? platform.databaseUrl;
    if (url !== undefined && !/^postgres(ql)?:\/\/./.test(url))
      defects.push(`${variable}: must be a postgres:// address`);
    databaseUrls.set(name, url);
  }
  const hasAccounts = knowsCredentials || definitions.some(({ name }) => name === 'accounts');
  if (!hasAccounts && !environment['ACCOUNTS_URL']) {
    defects.push('ACCOUNTS_URL: is required if accounts is not one of the services of this process');
  }
  const own = definitions.map(({ name }) => name.toUpperCase());
  const classes = [PlatformConfig, KafkaConfig, ...definitions.map(({ config }) => config)];
  defects.push(...unknownSettings(withoutServiceUrls(environment), classes, ['HEARBACK', ...own]));
  if (defects.length > 0) throw new ConfigurationError(defects);
  return { platform, kafka, databaseUrls, services };
}

/** URLs of services and databases are often set for a whole group of processes; not each of them needs all. */
function withoutServiceUrls(environment: Environment): Environment {
  const urls = new Set(SERVICE_NAMES.flatMap((name) => [serviceUrlVariable(name), databaseUrlVariable(name)]));
  return Object.fromEntries(Object.entries(environment).filter(([variable]) => !urls.has(variable)));
}

/** Name of the variable with the URL of a service. */
export function serviceUrlVariable(service: string): string {
  return `${service.toUpperCase()}_URL`;
}

/** Name of the variable with the database URL of a service. */
export function databaseUrlVariable(service: string): string {
  return `${service.toUpperCase()}_DATABASE_URL`;
}
