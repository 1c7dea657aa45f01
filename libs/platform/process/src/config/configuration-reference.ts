import type { ServiceDefinition } from '../service-definition.js';
import { KafkaConfig } from './kafka.config.js';
import { PlatformConfig } from './platform.config.js';
import { databaseUrlVariable } from './platform-settings.js';
import { settingsOf, type Setting } from './setting.js';

/** A process without services, such as the gateway. */
export interface OtherProcess {
  readonly name: string;
  readonly config: new () => object;
}

/** The text of docs/configuration.md: the settings of every process, of each service and of processes without services. */
export function configurationReference(
  definitions: readonly ServiceDefinition[],
  others: readonly OtherProcess[],
): string {
  const head =
    '# Configuration\n\nGenerated from the settings classes. All settings are environment variables; `--check` reports everything that is wrong\nwith them (exit 78), `--print-config` prints them with secrets hidden. A variable with one of these prefixes that is not\nlisted here is an error.\n';
  const sections = definitions
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, config }) => section(name, [...settingsOf(config), databaseUrl(name)]));
  const more = others.map(({ name, config }) => section(name, settingsOf(config)));
  return [
    head,
    section('Every process', settingsOf(PlatformConfig)),
    section('Kafka', settingsOf(KafkaConfig)),
    ...sections,
    ...more,
  ].join('\n');
}

function databaseUrl(service: string): Setting {
  return {
    env: databaseUrlVariable(service),
    property: 'databaseUrl',
    type: 'string',
    optional: true,
    secret: true,
    description: 'A database of its own for this service. Default: `HEARBACK_DATABASE_URL`.',
  };
}

function section(title: string, settings: readonly Setting[]): string {
  const rows = settings.map((setting) => {
    const { env, type, description, secret } = setting;
    return `| \`${env}\` | ${type}${secret === true ? ', secret' : ''} | ${defaultOf(setting)} | ${description.replaceAll('|', '\\|')} |`;
  });
  return `## ${title}\n\n| Variable | Type | Default | Meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function defaultOf({ default: value, optional }: Setting): string {
  if (value !== undefined) return `\`${String(value)}\``;
  return optional === true ? '' : 'required';
}
