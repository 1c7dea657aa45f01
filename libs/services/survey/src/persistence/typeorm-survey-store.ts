import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { SurveyStore } from '../application/survey-store.js';
import type { Survey } from '../domain/survey.js';
import type { Touchpoint } from '../domain/touchpoint.js';
import type { Version } from '../domain/version.js';
import { fromSurveyRow, SurveyRow, toSurveyRow } from './survey.row.js';
import { fromTouchpointRow, TouchpointRow } from './touchpoint.row.js';
import { fromVersionRow, toVersionRow, VersionRow } from './version.row.js';

/** `SurveyStore` through TypeORM. */
@Injectable()
export class TypeormSurveyStore extends SurveyStore {
  override async insert(tx: TenantTx, survey: Survey): Promise<boolean> {
    const { raw } = await tx.manager
      .getRepository(SurveyRow)
      .createQueryBuilder()
      .insert()
      .values(toSurveyRow(tx.tenantId, survey))
      .orIgnore()
      .returning('id')
      .execute();
    return (raw as unknown[]).length > 0;
  }

  override async lock(tx: TenantTx, id: string): Promise<Survey | undefined> {
    const row = await tx.manager
      .getRepository(SurveyRow)
      .createQueryBuilder('survey')
      .addSelect('survey.draft')
      .where({ tenantId: tx.tenantId, id })
      .setLock('pessimistic_write')
      .getOne();
    return row ? fromSurveyRow(row) : undefined;
  }

  override async update(tx: TenantTx, survey: Survey): Promise<void> {
    const { tenantId, id, linkCode: _code, createdAt: _created, ...changes } = toSurveyRow(tx.tenantId, survey);
    await tx.manager.getRepository(SurveyRow).update({ tenantId, id }, changes);
  }

  override async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.manager.getRepository(SurveyRow).delete({ tenantId: tx.tenantId, id });
  }

  override async touchpoint(tx: TenantTx, id: string): Promise<Touchpoint | undefined> {
    const row = await tx.manager.getRepository(TouchpointRow).findOneBy({ tenantId: tx.tenantId, id });
    return row ? fromTouchpointRow(row) : undefined;
  }

  override async newestVersion(tx: TenantTx, surveyId: string): Promise<Version | undefined> {
    const row = await tx.manager
      .getRepository(VersionRow)
      .createQueryBuilder('version')
      .addSelect('version.definition')
      .where({ tenantId: tx.tenantId, surveyId })
      .orderBy('version.version', 'DESC')
      .limit(1)
      .getOne();
    return row ? fromVersionRow(row) : undefined;
  }

  override async insertVersion(tx: TenantTx, version: Version): Promise<void> {
    await tx.manager.getRepository(VersionRow).insert(toVersionRow(tx.tenantId, version));
  }
}
