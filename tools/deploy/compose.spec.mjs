import { beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { interpolate, readCompose } from './compose.mjs';
import { composeDefects, processesOfCompose } from './compose-rules.mjs';
import { context, root, targets } from './context.mjs';
import { composeSchemaDefects } from './schemas.mjs';

const read = (name) => readCompose(join(root, 'docker', name));

describe.each([
  ['compose.yaml', ['migration', 'platform']],
  ['compose.kafka.yaml', ['migration', ...targets, 'gateway']],
])('docker/%s', (name, processes) => {
  it('is valid against the published schema of Compose files', () => {
    expect(composeSchemaDefects(read(name))).toEqual([]);
  });

  it('passes the rules of this project', () => {
    expect(composeDefects(read(name), context)).toEqual([]);
  });

  it('runs these processes', () => {
    expect(processesOfCompose(read(name)).map((process) => process.name)).toEqual(processes);
  });

  it('does not start without its secrets', () => {
    expect(() => processesOfCompose(read(name), {})).toThrow('HEARBACK_');
  });
});

describe('the rules for Compose files', () => {
  let file;
  beforeEach(() => {
    file = structuredClone(read('compose.yaml'));
  });

  it.each([
    ['a field that does not exist', (s) => (s.platform.read_onyl = true), 'read_onyl'],
    ['a number instead of a list', (s) => (s.platform.ports = 4000), '/services/platform/ports'],
  ])('find by the schema %s', (_what, plant, sentence) => {
    plant(file.services);
    expect(composeSchemaDefects(file).join('\n')).toContain(sentence);
  });

  it.each([
    ['a setting that does not exist', (s) => (s.platform.environment.HEARBACK_PROT = '1'), 'HEARBACK_PROT is not in'],
    ['a required setting left out', (s) => delete s.platform.environment.HEARBACK_ROLE_PASSWORD, 'is required'],
    [
      'a secret in the file',
      (s) => (s.platform.environment.HEARBACK_ROLE_PASSWORD = 'tr0ub4dor'),
      'must not be in the file',
    ],
    [
      'the database administrator in a service',
      (s) => (s.platform.environment.HEARBACK_DATABASE_URL = s.migration.environment.HEARBACK_DATABASE_URL),
      'only the migration may use',
    ],
    ['a writable file system', (s) => delete s.platform.read_only, 'read-only'],
    ['capabilities', (s) => delete s.platform.cap_drop, 'drop all capabilities'],
    ['possible privilege escalation', (s) => (s.platform.security_opt = []), 'no-new-privileges'],
    ['a short grace period', (s) => (s.platform.stop_grace_period = '10s'), 'stop_grace_period'],
    ['no limits', (s) => delete s.platform.deploy, 'limits'],
    ['a port on all interfaces', (s) => (s.platform.ports = ['4000:4000']), 'on 127.0.0.1 only'],
    ['no dependency on the migration', (s) => delete s.platform.depends_on.migration, 'wait for the migration'],
    ['no health check of the database', (s) => delete s.postgres.healthcheck, 'must have a health check'],
    [
      'a database that is not in the file',
      (s) => (s.platform.environment.HEARBACK_DATABASE_URL = 'postgres://db:5432/x'),
      'refers to no service',
    ],
    ['too few connections', (s) => (s.postgres.command = ['postgres', '-c', 'max_connections=100']), '102 connections'],
    [
      'a superuser with the name of an owner role',
      (s) => (s.postgres.environment.POSTGRES_USER = 'hearback_owner'),
      'must not be a role of',
    ],
    ['an unpinned version', (s) => (s.postgres.image = 'postgres:latest'), 'has no version'],
    ['the image of another app', (s) => (s.platform.build.args = { APP: 'survey' }), 'built from another app'],
  ])('refuse %s', (_what, plant, sentence) => {
    plant(file.services);
    expect(composeDefects(file, context).join('\n')).toContain(sentence);
  });

  it('interpolate variables like docker compose', () => {
    const value = ['${A}', '${A:-b}', '${C:-d}', '${C:-}', 'x-${A:?why}-y'];
    expect(interpolate(value, { A: 'a' })).toEqual(['a', 'a', 'd', '', 'x-a-y']);
    expect(() => interpolate('${C:?why}', {})).toThrow('C: why');
  });
});
