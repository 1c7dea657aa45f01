import type { Page, PageRequest } from '@hearback/kernel';
import type { ImportStatus } from '@hearback/tabular';
import type { ImportState } from './import-store.js';

/** Selects imports; absent members do not filter. */
export interface ImportFilter {
  readonly surveyId?: string;
  readonly status?: ImportStatus;
}

/** Lists imports. */
export abstract class ImportQueries {
  /** A page of imports, in the order (created_at, id). */
  abstract list(tenantId: string, filter: ImportFilter, page: PageRequest): Promise<Page<ImportState>>;
}
