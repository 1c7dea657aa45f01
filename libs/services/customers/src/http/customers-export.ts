import { ExportFiles, itemsOf, listedFile, type ExportFile } from '@hearback/http';
import { Clock, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { ChoicesExport } from '../application/choices-export.js';
import { PrivacyRequestStore } from '../application/privacy/privacy-request-store.js';
import { CustomerQueries } from '../application/customer-queries.js';
import { CustomerMergeStore } from '../application/merges/customer-merge-store.js';
import { ImportStore } from '../application/imports/import-store.js';
import { ReadCustomerImports } from '../application/imports/read-customer-imports.js';
import { SegmentQueries, type SizedSegment } from '../application/segments/segment-queries.js';
import { choicesFiles } from './choices-files.js';
import { toAttributeDto } from './attribute.dto.js';
import { toCustomerDto } from './customer.dto.js';
import { toAnybodysEventDto } from './event.dto.js';
import { importFiles } from './imports/import-files.js';
import { toCustomerMergeDto } from './merges/merge.dto.js';
import { toSegmentDto } from './segments/segment-mapping.js';

/** What the export of a workspace has of customers. */
@Injectable()
export class CustomersExport extends ExportFiles<'customers'> {
  override readonly files: ExportFiles<'customers'>['files'];

  constructor(
    queries: CustomerQueries,
    segments: SegmentQueries,
    merges: CustomerMergeStore,
    choices: ChoicesExport,
    requests: PrivacyRequestStore,
    imports: ImportStore,
    rejected: ReadCustomerImports,
    clock: Clock,
  ) {
    super();
    this.files = {
      attributes: listedFile({
        line: 'an attribute as `GET /v1/attributes` shows it',
        list: (tenantId, page) => queries.attributes(tenantId, page),
        positionOf: (attribute) => attribute,
        toLine: toAttributeDto,
      }),
      customers: listedFile({
        line: 'a customer as `GET /v1/customers` shows it, with identities and attributes',
        list: (tenantId, page) =>
          queries.customers(tenantId, page, { identity: undefined, attributes: new Map(), withMerged: true }),
        positionOf: (customer) => customer,
        toLine: toCustomerDto,
      }),
      'customer-events': listedFile({
        line: 'an event as `GET /v1/customers/{external_id}/events` shows it; `external_id` is null for a visitor of a web page',
        list: (tenantId, page) => queries.allEvents(tenantId, page),
        positionOf: (event) => event,
        toLine: toAnybodysEventDto,
      }),
      'customer-merges': listedFile({
        line: 'a merge as `GET /v1/customer-merges` shows it',
        list: (tenantId, page) => merges.list(tenantId, null, page),
        positionOf: ({ id, mergedAt }) => ({ id, createdAt: mergedAt }),
        toLine: toCustomerMergeDto,
      }),
      segments: segmentsFile(segments),
      ...importFiles(imports, rejected),
      ...choicesFiles(choices, requests, clock),
    };
  }
}

function segmentsFile(segments: SegmentQueries): ExportFile {
  const listOf = (archived: boolean) => ({
    list: (tenantId: string, page: PageRequest) => segments.list(tenantId, page, archived),
    positionOf: (segment: SizedSegment) => segment,
  });
  return {
    line: 'a segment as `GET /v1/segments` shows it; after all others the archived ones',
    async *read(what) {
      for (const archived of [false, true])
        for await (const page of itemsOf(what, listOf(archived))) yield page.map(toSegmentDto);
    },
  };
}
