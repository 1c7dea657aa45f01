import { readPage, TenantDatabase, type TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { Page, PageRequest } from '@hearback/kernel';
import {
  SurveyQueries,
  type SurveyFilter,
  type SurveyHead,
  type TouchpointFilter,
  type VersionHead,
} from '../application/survey-queries.js';
import type { Survey } from '../domain/survey.js';
import type { Touchpoint } from '../domain/touchpoint.js';
import type { Version } from '../domain/version.js';
import { fromSurveyRow, headFromRow, SurveyRow } from './survey.row.js';
import { fromTouchpointRow, TouchpointRow } from './touchpoint.row.js';
import { fromVersionRow, versionHeadFromRow, VersionRow } from './version.row.js';

/** `SurveyQueries` through TypeORM. */
@Injectable()
export class TypeormSurveyQueries extends SurveyQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override survey(tenantId: string, id: string): Promise<Survey | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const query = tx.manager.getRepository(SurveyRow).createQueryBuilder('item').addSelect('item.draft');
      const row = await query.where({ tenantId, id }).getOne();
      return row ? fromSurveyRow(row) : undefined;
    });
  }

  override surveys(
    tenantId: string,
    { search, tag, isArchived, ...filter }: SurveyFilter,
    page: PageRequest,
  ): Promise<Page<SurveyHead>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager
        .getRepository(SurveyRow)
        .createQueryBuilder('item')
        .where({ tenantId, ...given(filter), archivedAt: isArchived ? Not(IsNull()) : IsNull() });
      if (search !== undefined) query.andWhere('strpos(lower(item.name), lower(:search)) > 0', { search });
      if (tag !== undefined) query.andWhere(':tag = any(item.tags)', { tag });
      return readPage(query, page, 'createdAt', headFromRow);
    });
  }

  override allSurveys(tenantId: string, page: PageRequest): Promise<Page<Survey>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager.getRepository(SurveyRow).createQueryBuilder('item').addSelect('item.draft');
      return readPage(query.where({ tenantId }), page, 'createdAt', fromSurveyRow);
    });
  }

  override allVersions(tenantId: string, page: PageRequest): Promise<Page<Version>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager.getRepository(VersionRow).createQueryBuilder('item').addSelect('item.definition');
      return readPage(query.where({ tenantId }), page, 'publishedAt', fromVersionRow);
    });
  }

  override version(tenantId: string, surveyId: string, version: number): Promise<Version | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const query = tx.manager.getRepository(VersionRow).createQueryBuilder('item').addSelect('item.definition');
      const row = await query.where({ tenantId, surveyId, version }).getOne();
      return row ? fromVersionRow(row) : undefined;
    });
  }

  override versions(tenantId: string, surveyId: string, page: PageRequest): Promise<Page<VersionHead> | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      if (!(await surveyExists(tx, surveyId))) return undefined;
      const query = tx.manager.getRepository(VersionRow).createQueryBuilder('item').where({ tenantId, surveyId });
      return readPage(query, page, 'publishedAt', versionHeadFromRow);
    });
  }

  override touchpoint(tenantId: string, id: string): Promise<Touchpoint | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager.getRepository(TouchpointRow).findOneBy({ tenantId, id });
      return row ? fromTouchpointRow(row) : undefined;
    });
  }

  override touchpoints(tenantId: string, filter: TouchpointFilter, page: PageRequest): Promise<Page<Touchpoint>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager
        .getRepository(TouchpointRow)
        .createQueryBuilder('item')
        .where({ tenantId, ...given(filter) });
      return readPage(query, page, 'createdAt', fromTouchpointRow);
    });
  }
}

function surveyExists(tx: TenantTx, id: string): Promise<boolean> {
  return tx.manager.getRepository(SurveyRow).existsBy({ tenantId: tx.tenantId, id });
}

/** The members of a filter that are set. TypeORM rejects undefined ones instead of ignoring them. */
function given(filter: object): object {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
