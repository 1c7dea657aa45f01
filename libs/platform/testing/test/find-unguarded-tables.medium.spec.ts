import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  acrossTenants,
  createServiceSchema,
  grantFunction,
  runStatements,
  tenantTable,
  type ServiceSchema,
} from '@hearback/database';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { findUnguardedTables, throwAwayDatabase, type ThrowAwayDatabase, type Unguarded } from '../src/index.js';

class Garden1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('garden'),
      `create table garden.bed (
         tenant_id uuid not null, id uuid not null, code text not null,
         constraint bed_pk primary key (tenant_id, id), constraint bed_code_key unique (code))`,
      ...tenantTable('garden.bed'),
      ...acrossTenants('index garden.bed_code_key', "a gate knows the bed's code alone"),
      `create table garden.plant (
         tenant_id uuid not null, id uuid not null, bed_id uuid not null,
         constraint plant_pk primary key (tenant_id, id),
         constraint plant_bed_fk foreign key (tenant_id, bed_id) references garden.bed (tenant_id, id))`,
      ...tenantTable('garden.plant'),
      `create function garden.count_all() returns bigint language sql security definer set search_path = pg_catalog, pg_temp
         as 'select count(*) from garden.plant'`,
      ...grantFunction('garden.count_all()'),
    );
  }

  async down(): Promise<void> {
    // Tests drop the whole database.
  }
}

const schemas: readonly ServiceSchema[] = [{ name: 'garden', migrations: [Garden1700000000002] }];

/** Mistakes of migrations: description, statement, and the object and text that the report must contain. */
const PLANTED: readonly (readonly [string, string, string, string])[] = [
  ['a dropped policy of the request role', 'drop policy plant_request on garden.plant', 'garden.plant', 'request role'],
  ['a dropped policy of the batch role', 'drop policy plant_batch on garden.plant', 'garden.plant', 'batch role'],
  [
    'row-level security that is switched off',
    'alter table garden.plant disable row level security',
    'garden.plant',
    'enabled and forced',
  ],
  [
    'an owner that is exempt',
    'alter table garden.plant no force row level security',
    'garden.plant',
    'enabled and forced',
  ],
  [
    'a table without policies',
    'create table garden.tool (tenant_id uuid primary key)',
    'garden.tool',
    'enabled and forced',
  ],
  [
    'a policy for all rows',
    'create policy wide on garden.plant for select to garden_request using (true)',
    'garden.plant',
    'wide',
  ],
  ['a policy for everybody', 'create policy wide on garden.plant for select using (true)', 'garden.plant', 'wide'],
  [
    'a batch policy for all rows without a reason',
    'create policy wide on garden.plant for select to garden_batch using (true)',
    'garden.plant',
    'wide',
  ],
  [
    'a policy that checks reads and not writes',
    'alter policy plant_request on garden.plant with check (true)',
    'garden.plant',
    'request role',
  ],
  [
    'a tenant that may be missing',
    'alter table garden.bed drop constraint bed_pk cascade, alter tenant_id drop not null',
    'garden.bed',
    'not null',
  ],
  [
    'a unique key across tenants without a reason',
    'create unique index plant_once on garden.plant (id)',
    'garden.plant',
    'plant_once',
  ],
  [
    'a reference that may cross tenants',
    'alter table garden.bed add constraint bed_id_key unique (id); alter table garden.plant add constraint loose foreign key (bed_id) references garden.bed (id)',
    'garden.plant',
    'loose',
  ],
  ['a table that everybody may read', 'grant select on garden.plant to public', 'garden.plant', 'everybody'],
  [
    'a table that another service may read',
    'grant select on garden.plant to hearback_batch',
    'garden.plant',
    'hearback_batch',
  ],
  [
    'a table that belongs to a role of the service',
    'alter table garden.plant owner to garden_request',
    'garden.plant',
    'owner',
  ],
  [
    'a view with the rights of its owner',
    'create view garden.all_plants as select * from garden.plant',
    'garden.all_plants',
    'owner',
  ],
  [
    'a function for everybody with the rights of its owner',
    'grant execute on function garden.count_all() to public',
    'garden.count_all()',
    'SECURITY DEFINER',
  ],
  [
    'a role of a service that bypasses the policies',
    'create role hearback_test_bypass bypassrls in role hearback_request',
    'hearback_test_bypass',
    'row-level security',
  ],
];

describe('the catalogue check', () => {
  let database: ThrowAwayDatabase;

  beforeAll(async () => {
    database = await throwAwayDatabase(schemas);
  });

  afterAll(async () => {
    await database?.close();
  });

  it('finds nothing if the migrations use the helpers', async () => {
    expect(await findUnguardedTables(database.sql)).toEqual([]);
  });

  it.each(PLANTED)('finds %s', async (_what, statement, object, words) => {
    expect(await foundAfter(statement)).toContainEqual({ object, defect: expect.stringContaining(words) });
  });

  /** Runs the check in a transaction that is rolled back, because roles belong to the server, which other tests check too. */
  async function foundAfter(statement: string): Promise<readonly Unguarded[]> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(statement);
      return await findUnguardedTables(async <R>(text: string) => (await client.query(text)).rows as R[]);
    } finally {
      await client.query('rollback');
      await client.end();
    }
  }
});
