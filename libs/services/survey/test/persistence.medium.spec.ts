import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openServiceDatabase, type ServiceDatabase } from '@hearback/database';
import { messagingSchema } from '@hearback/messaging';
import { findUnguardedTables, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { publication } from '../src/domain/version.js';
import { surveySchema } from '../src/persistence/survey-schema.js';
import { TypeormSurveyStore } from '../src/persistence/typeorm-survey-store.js';
import { TypeormTouchpointStore } from '../src/persistence/typeorm-touchpoint-store.js';
import { LATER, NOON, surveyOf, touchpointOf } from './builders.js';

const TENANT = '0198c0de-0000-7000-8000-00000000000a';
const OTHER = '0198c0de-0000-7000-8000-00000000000b';

describe('the schema of survey', () => {
  let scratch: ThrowAwayDatabase;
  let opened: ServiceDatabase;
  const surveys = new TypeormSurveyStore();
  const touchpoints = new TypeormTouchpointStore();

  beforeAll(async () => {
    scratch = await throwAwayDatabase([messagingSchema, surveySchema]);
    opened = await openServiceDatabase(surveySchema, {
      url: scratch.url,
      rolePassword: scratch.rolePassword,
      poolSize: 2,
    });
  });
  afterAll(async () => {
    await opened?.close();
    await scratch?.close();
  });

  const within = <T>(tenantId: string, work: Parameters<typeof opened.tenantDatabase.withTenant<T>>[1]) =>
    opened.tenantDatabase.withTenant(tenantId, work);

  it('keeps tenants apart in every table', async () => {
    expect(await findUnguardedTables(scratch.sql)).toEqual([]);
  });

  it('matches the entities', async () => {
    const { upQueries } = await opened.dataSource.driver.createSchemaBuilder().log();
    // TypeORM knows neither checks nor foreign keys without relations and would drop them; nothing else may differ.
    const expected =
      /DROP CONSTRAINT "(touchpoint_stage_check|survey_status_check|survey_version_check|survey_archived_check|survey_kind_check|survey_quota_check|survey_time_check|\w+_fkey)"/;
    expect(upQueries.map(({ query }) => query).filter((query) => !expected.test(query))).toEqual([]);
  });

  it('returns exactly what was stored', async () => {
    const touchpoint = touchpointOf();
    const survey = surveyOf({ touchpointId: touchpoint.id });
    const { version, survey: published } = publication(survey, touchpoint, undefined, { id: OTHER, at: LATER });
    await within(TENANT, async (tx) => {
      expect(await touchpoints.insert(tx, touchpoint)).toBe(true);
      expect(await surveys.insert(tx, survey)).toBe(true);
      await surveys.insertVersion(tx, version);
      await surveys.update(tx, published);
    });
    await within(TENANT, async (tx) => {
      expect(await touchpoints.lock(tx, touchpoint.id)).toEqual(touchpoint);
      expect(await surveys.touchpoint(tx, touchpoint.id)).toEqual(touchpoint);
      expect(await surveys.lock(tx, survey.id)).toEqual(published);
      expect(await surveys.newestVersion(tx, survey.id)).toEqual(version);
      expect(JSON.stringify((await surveys.lock(tx, survey.id))!.draft)).toBe(JSON.stringify(survey.draft));
    });
    await within(OTHER, async (tx) => {
      expect(await surveys.lock(tx, survey.id)).toBeUndefined();
      expect(await surveys.touchpoint(tx, touchpoint.id)).toBeUndefined();
      expect(await surveys.newestVersion(tx, survey.id)).toBeUndefined();
    });
  });

  it('rejects a link code that is used in any workspace, and a key that is used in this one', async () => {
    await within(TENANT, async (tx) => {
      expect(await touchpoints.insert(tx, touchpointOf({ id: TENANT }))).toBe(false);
    });
    await within(OTHER, async (tx) => {
      expect(await surveys.insert(tx, surveyOf({ id: OTHER }))).toBe(false);
      expect(await touchpoints.insert(tx, touchpointOf({ id: OTHER }))).toBe(true);
      expect(await surveys.insert(tx, surveyOf({ id: OTHER, linkCode: '0000000000', createdAt: NOON }))).toBe(true);
    });
  });

  it('prevents changing or deleting a version: the service lacks the privilege, and triggers reject every role', async () => {
    const [update, remove] = ["update survey.survey_version set name = 'x'", 'delete from survey.survey_version'];
    const inBatch = (statement: string) => opened.batchDatabase.withTenants([TENANT], (tx) => tx.query(statement));
    await expect(within(TENANT, (tx) => tx.query(update))).rejects.toThrow('permission denied');
    await expect(within(TENANT, (tx) => tx.query(remove))).rejects.toThrow('permission denied');
    await expect(inBatch(update)).rejects.toThrow('permission denied');
    await expect(scratch.sql(update)).rejects.toThrow('does not change');
    for (const act of [inBatch, scratch.sql]) await expect(act(remove)).rejects.toThrow('as long as its workspace');
  });

  it('lets the versions of a deleted workspace go, and no others', async () => {
    await scratch.sql(
      `insert into messaging.deleted_tenant (tenant_id, "group", deleted_at) values ('${TENANT}', 'survey', now())`,
    );
    await opened.batchDatabase.withTenants([TENANT], (tx) => tx.query('delete from survey.survey_version'));
    expect(await scratch.sql('select distinct tenant_id from survey.survey_version')).not.toContainEqual({
      tenant_id: TENANT,
    });
  });
});
