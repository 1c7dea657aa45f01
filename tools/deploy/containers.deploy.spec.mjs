import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, kafkaForTests, kafkaMissing, throwAwayDatabase } from '@hearback/testing';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../start/ports.mjs';
import { clusterOf, processesOfCluster } from './cluster.mjs';
import { readCompose, seconds } from './compose.mjs';
import { processesOfCompose } from './compose-rules.mjs';
import { readOnlyFlags, startContainer } from './container.mjs';
import { root } from './context.mjs';
import { readDockerfile } from './dockerfile.mjs';
import { build } from './kustomize.mjs';

const dockerfile = readFileSync(join(root, 'docker/Dockerfile'), 'utf8');
const imageOf = (app) => readDockerfile(dockerfile, { APP: app }).at(-1);
const compose = (name) =>
  processesOfCompose(readCompose(join(root, 'docker', name))).map((process) => ({
    ...process,
    grace: seconds(process.service.stop_grace_period),
  }));
const overlay = (shape) =>
  processesOfCluster(clusterOf(build(join(root, 'k8s/overlays', shape)))).map((process) => ({
    ...process,
    grace: process.workload.spec.template.spec.terminationGracePeriodSeconds ?? 30,
  }));

/** Path, size and modification time of each file below these folders. */
function filesOf(folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => {
        const { size, mtimeMs } = statSync(join(entry.parentPath, entry.name));
        return `${entry.parentPath}/${entry.name} ${size} ${mtimeMs}`;
      }),
  );
}

describe('the read-only view of the containers', () => {
  it('rejects a write to the image and allows one to /tmp', async () => {
    const writable = mkdtempSync(join(tmpdir(), 'hearback-containers-'));
    const write = (path) => {
      const script = `require('node:fs').writeFileSync(${JSON.stringify(path)}, 'x')`;
      return spawnSync(process.execPath, [...readOnlyFlags(writable), '-e', script], { encoding: 'utf8' });
    };
    expect(write(join(root, 'apps', 'planted')).stderr).toContain('ERR_ACCESS_DENIED');
    expect(write(join(writable, 'planted')).status).toBe(0);
    rmSync(writable, { recursive: true });
  });
});

describe.each([
  ['docker/compose.yaml', () => compose('compose.yaml')],
  ['docker/compose.kafka.yaml', () => compose('compose.kafka.yaml')],
  ['k8s/overlays/one', () => overlay('one')],
  ['k8s/overlays/many', () => overlay('many')],
])('every container of %s, as a plain process', (_file, read) => {
  let database;
  let scratch;
  let running = [];
  let brokers;
  beforeAll(async () => {
    database = await throwAwayDatabase([]);
    const isOverKafka = read().some(({ env }) => 'HEARBACK_KAFKA_BROKERS' in env);
    if (isOverKafka && kafkaMissing() === undefined) brokers = await kafkaForTests();
    scratch = mkdtempSync(join(tmpdir(), 'hearback-containers-'));
  });
  afterAll(async () => {
    await database?.close();
    rmSync(scratch, { recursive: true, force: true });
  });
  beforeEach(() => {
    running = [];
  });
  afterEach(() =>
    Promise.all(running.filter(({ process }) => process.isRunning()).map(({ process }) => process.stop(5))),
  );

  /** Its environment with the addresses of this machine and empty values from secrets. */
  function environmentOf({ env }, ports) {
    const result = { TMPDIR: scratch, HEARBACK_HOST: '127.0.0.1' };
    for (const [variable, value] of Object.entries(env)) {
      // Without a broker, consumers read the log from PostgreSQL.
      if (variable.startsWith('HEARBACK_KAFKA_') && brokers === undefined) continue;
      result[variable] = value.startsWith('from ') ? '' : value;
      const at = /^http:\/\/(\w+):4000$/.exec(value)?.[1];
      if (at !== undefined) result[variable] = `http://127.0.0.1:${ports.get(at)}`;
    }
    if (result.HEARBACK_KAFKA_BROKERS) Object.assign(result, ownKafka());
    // All processes share this machine's ports.
    if (result.HEARBACK_METRICS_PORT) result.HEARBACK_METRICS_PORT = '0';
    if ('HEARBACK_METRICS_HOST' in result) result.HEARBACK_METRICS_HOST = '127.0.0.1';
    return result;
  }

  /** The broker of the tests instead of the file's, with a topic prefix for this database. */
  function ownKafka() {
    return {
      HEARBACK_KAFKA_BROKERS: brokers.join(','),
      HEARBACK_KAFKA_PREFIX: `${new URL(database.url).pathname.slice(1)}.`,
      HEARBACK_KAFKA_REPLICATION: '1',
      HEARBACK_KAFKA_MIN_INSYNC_REPLICAS: '1',
    };
  }

  function databaseOf({ args, env }) {
    const url = new URL(database.url);
    // A service gets the address of the database without its owner.
    if (!args.includes('migrate') && !/@/.test(env.HEARBACK_DATABASE_URL ?? '')) {
      url.username = '';
      url.password = '';
    }
    return { HEARBACK_DATABASE_URL: url.href, HEARBACK_ROLE_PASSWORD: database.rolePassword };
  }

  const start = (process, ports) => {
    const isGateway = process.app === 'gateway';
    const secrets = { ...databaseOf(process), HEARBACK_INTERNAL_SECRET: 'Kx8vQ2mZr5TnB7wLc4YdJs9PfH3gVt6A' };
    const port = ports.get(process.name);
    const env = {
      ...environmentOf(process, ports),
      ...(isGateway ? {} : secrets),
      ...(port === undefined ? {} : { HEARBACK_PORT: String(port) }),
    };
    const flags = readOnlyFlags(scratch);
    return startContainer({ image: imageOf(process.app), root, args: process.args, env, flags });
  };

  it('migrates, becomes ready, writes nothing and ends in order within its time', async () => {
    const processes = read();
    const before = filesOf(['apps', 'libs', 'docker']);
    const migration = processes.find(({ args }) => args.includes('migrate'));
    const migrating = start(migration, new Map());
    expect([await migrating.ended, migrating.log()]).toEqual([0, expect.stringContaining('migrated')]);

    const serving = processes.filter((process) => process !== migration);
    const ports = new Map();
    for (const { name } of serving) ports.set(name, await freePort(20_000 + Math.floor(Math.random() * 20_000)));
    running = serving.map((process) => ({ ...process, process: start(process, ports) }));
    for (const { name, process } of running)
      await eventually(
        async () => {
          if (!process.isRunning()) throw new Error(`${name} ended:\n${process.log()}`);
          expect([name, await process.checkHealth()]).toEqual([name, 0]);
        },
        { within: 120_000 },
      );

    const ends = await Promise.all(running.map(async ({ name, grace, process }) => [name, await process.stop(grace)]));
    expect(ends).toEqual(serving.map(({ name }) => [name, 0]));
    expect(filesOf(['apps', 'libs', 'docker'])).toEqual(before);
  });
});
