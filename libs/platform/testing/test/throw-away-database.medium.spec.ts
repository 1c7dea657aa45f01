import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createServiceSchema, runStatements, type ServiceSchema } from '@hearback/database';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eventually, throwAwayDatabase } from '../src/index.js';

/** A schema whose table of tools has this column; its other table tells in which run of the migration it was created. */
function schemaWith(column: string): ServiceSchema {
  class Shed1700000000004 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
      await runStatements(
        queryRunner,
        ...createServiceSchema('shed'),
        `create table shed.tool (${column} text)`,
        'create table shed.origin as select gen_random_uuid() as id',
      );
    }

    async down(): Promise<void> {
      // Tests drop the whole database.
    }
  }
  return { name: 'shed', migrations: [Shed1700000000004] };
}

describe('a throw-away database', () => {
  it('is empty each time, although its template is created once', async () => {
    const first = await throwAwayDatabase([schemaWith('spade')]);
    await first.sql(`insert into shed.tool values ('mine')`);
    const second = await throwAwayDatabase([schemaWith('spade')]);
    expect(await second.sql('select spade from shed.tool')).toEqual([]);
    const origin = 'select id from shed.origin';
    expect(await second.sql(origin)).toEqual(await first.sql(origin));
    await Promise.all([first.close(), second.close()]);
  });

  it('gets a new template if a migration runs another statement', async () => {
    const database = await throwAwayDatabase([schemaWith('rake')]);
    expect(await database.sql('select rake from shed.tool')).toEqual([]);
    await database.close();
  });

  it('can be created twice concurrently', async () => {
    const both = await Promise.all([throwAwayDatabase([schemaWith('hoe')]), throwAwayDatabase([schemaWith('hoe')])]);
    for (const database of both) expect(await database.sql('select hoe from shed.tool')).toEqual([]);
    await Promise.all(both.map((database) => database.close()));
  });

  it('is dropped by `close`, even if a client is still connected', async () => {
    const database = await throwAwayDatabase([]);
    const lingering = new Client({ connectionString: database.url });
    lingering.on('error', () => undefined);
    await lingering.connect();
    await database.close();
    await expect(new Client({ connectionString: database.url }).connect()).rejects.toMatchObject({ code: '3D000' });
  });

  it('rolls a transaction back when its work throws', async () => {
    const database = await throwAwayDatabase([schemaWith('fork')]);
    const attempt = database.transaction(async (tx) => {
      await tx.query(`insert into shed.tool values ('one')`);
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    expect(await database.sql('select * from shed.tool')).toEqual([]);
    await database.close();
  });
});

describe('the PostgreSQL of a test run', () => {
  it('is stopped and deleted when the run is killed', async () => {
    const setup = new URL('../global-setup.mjs', import.meta.url).href;
    const script = `await (await import('${setup}')).default(); console.log(process.env.HEARBACK_TEST_DATABASE_URL); setInterval(() => {}, 1000);`;
    const { HEARBACK_TEST_DATABASE_URL: _ours, ...environment } = process.env;
    const run = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let url = '';
    run.stdout.on('data', (chunk: Buffer) => (url += chunk.toString()));
    await eventually(() => expect(url).toMatch(/\n$/), { within: 20_000 });
    const client = new Client({ connectionString: url.trim() });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    await client.end();
    const folder = dirname(rows[0]!.data_directory);
    expect(existsSync(folder)).toBe(true);

    run.kill('SIGKILL');

    await eventually(() => expect(existsSync(folder)).toBe(false), { within: 20_000 });
    await expect(new Client({ connectionString: url.trim() }).connect()).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
