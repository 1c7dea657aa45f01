import { describe, expect, it } from '@jest/globals';
import { IsInt, Max, Min } from 'class-validator';
import { configurationReference } from './configuration-reference.js';
import { readOwnSettings, readPlatformSettings } from './platform-settings.js';
import { printSettings } from './print-settings.js';
import { readSettings } from './read-settings.js';
import { ServerConfig } from './server.config.js';
import { Setting } from './setting.js';
import { isStrongSecret } from './strong-secret.js';
import { unknownSettings } from './unknown-settings.js';

class Example {
  @Setting({ env: 'SURVEY_MAX', default: 100, description: 'Maximum number of surveys.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly max: number;

  @Setting({ env: 'SURVEY_ON', default: false, description: 'Whether surveys are on.' })
  readonly on: boolean;

  @Setting({ env: 'SURVEY_NAME', optional: true, description: 'A name.' })
  readonly name?: string;

  @Setting({ env: 'SURVEY_TOKEN', description: 'A token.', secret: true })
  readonly token: string;
}

const GOOD = {
  ACCOUNTS_URL: 'http://accounts:4000',
  HEARBACK_DATABASE_URL: 'postgres://someone:pass@db/one',
  HEARBACK_ROLE_PASSWORD: 'Vq7rT2mXc9LwZ4kB8nYd',
  HEARBACK_INTERNAL_SECRET: 'r8Xk2LmQ9vTz4WcB7nYdE1sHfJ6pGa3U0oIe',
};
const definition = { name: 'survey', schema: { name: 'survey', migrations: [] }, config: Example } as const;

describe('settings', () => {
  it('are converted by the type of the member', () => {
    expect(readSettings(Example, { SURVEY_MAX: '7', SURVEY_ON: 'true', SURVEY_TOKEN: '5' })).toEqual({
      value: { max: 7, on: true, name: undefined, token: '5' },
    });
  });

  it('have their defaults if the variable is missing or empty', () => {
    expect(readSettings(Example, { SURVEY_MAX: '', SURVEY_TOKEN: 't' })).toMatchObject({
      value: { max: 100, on: false },
    });
  });

  it('are rejected all at once, without their values', () => {
    expect(readSettings(Example, { SURVEY_MAX: '1001', SURVEY_ON: 'maybe' })).toEqual({
      defects: [
        'SURVEY_ON: must be true or false',
        'SURVEY_TOKEN: is required: A token.',
        'SURVEY_MAX: must not be greater than 1000',
      ],
    });
    expect(readSettings(Example, { SURVEY_MAX: '1e2', SURVEY_TOKEN: 't' })).toEqual({
      defects: ['SURVEY_MAX: must be a number'],
    });
  });

  it('that are not declared are errors, except those that a container platform adds', () => {
    const environment = {
      SURVEY_MAXX: '1',
      SURVEY_SERVICE_HOST: '10.0.0.1',
      SURVEY_PORT_80_TCP: 'x',
      OTHER_THING: '1',
    };
    expect(unknownSettings(environment, [Example], ['SURVEY'])).toEqual(['SURVEY_MAXX: there is no such setting']);
  });

  it('of a process are those of the platform and of its services', () => {
    const settings = readPlatformSettings(
      { ...GOOD, SURVEY_TOKEN: 't', SURVEY_DATABASE_URL: 'postgres://other/db', CUSTOMERS_ANYTHING: '1' },
      [definition],
    );
    expect(settings.databaseUrls.get('survey')).toBe('postgres://other/db');
    expect(settings.services.get('survey')).toBeInstanceOf(Example);
    expect(settings.platform).toMatchObject({ host: '127.0.0.1', port: 4000, rateLimitPerMinute: 600, partitions: 8 });
  });

  it('must name the URL of accounts, unless it runs in this process', () => {
    const { ACCOUNTS_URL: _elsewhere, ...alone } = { ...GOOD, SURVEY_TOKEN: 't' };
    expect(() => readPlatformSettings(alone, [definition])).toThrow(/ACCOUNTS_URL: is required/);
    expect(() => readPlatformSettings(alone, [definition, { ...definition, name: 'accounts' }])).not.toThrow();
    expect(() => readPlatformSettings(alone, [definition], { knowsCredentials: true })).not.toThrow();
  });

  it('are printed without secrets', () => {
    const { platform, services } = readPlatformSettings({ ...GOOD, SURVEY_TOKEN: 'canary' }, [definition]);
    const text = printSettings([platform, ...services.values()]);
    expect(text).toContain('HEARBACK_PORT=4000\n');
    expect(text).toContain('SURVEY_TOKEN=(hidden)\n');
    for (const secret of ['canary', 'pass@db', GOOD.HEARBACK_ROLE_PASSWORD, GOOD.HEARBACK_INTERNAL_SECRET]) {
      expect(text).not.toContain(secret);
    }
  });

  it('are documented from their classes', () => {
    const text = configurationReference([definition], [{ name: 'proxy', config: ServerConfig }]);
    expect(text).toContain('## proxy\n\n');
    expect(text).toContain('| `SURVEY_MAX` | number | `100` | Maximum number of surveys. |');
    expect(text).toContain('| `SURVEY_TOKEN` | string, secret | required | A token. |');
    expect(text).toContain('| `HEARBACK_INTERNAL_SECRET` | string, secret | required |');
  });

  it('may include the URLs of all services, and nothing else that is unknown', () => {
    const known = { ...GOOD, SURVEY_TOKEN: 't', SURVEY_URL: 'http://survey', ANALYTICS_DATABASE_URL: 'postgres://a/b' };
    expect(() => readPlatformSettings(known, [definition])).not.toThrow();
    expect(() => readPlatformSettings({ ...known, SURVEY_URI: 'x' }, [definition])).toThrow(
      /SURVEY_URI: there is no such setting/,
    );
  });

  it('of a process without services may be mixed with those of other processes', () => {
    const proxy = { name: 'proxy', config: ServerConfig };
    expect(readOwnSettings(proxy, { ...GOOD, HEARBACK_PORT: '81' }).port).toBe(81);
    expect(() => readOwnSettings(proxy, { ...GOOD, HEARBACK_PROT: '81', PROXY_X: '1', HEARBACK_HOST: '' })).toThrow(
      /HEARBACK_PROT: there is no such setting\n {2}PROXY_X: there is no such setting/,
    );
  });

  it.each([
    '',
    'short',
    'change-me-change-me-change-me-change-me',
    'a'.repeat(64),
    'my-secret-is-long-enough-to-be-taken',
    'hearbackhearbackhearbackhearback',
  ])('do not accept %j as a secret', (text) => {
    expect(isStrongSecret(text, 32)).toBe(false);
  });
});
