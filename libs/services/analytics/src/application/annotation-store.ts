import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Annotation } from '../domain/annotation.js';

/** Selects annotations; absent members exclude nothing. */
export interface AnnotationFilter {
  /** The first day, and the day after the last. */
  readonly fromDay?: string;
  readonly toDay?: string;
  /** Those of this touchpoint, and those that concern all touchpoints. */
  readonly touchpointId?: string;
}

/** The annotations of a workspace. */
export abstract class AnnotationStore {
  abstract insert(tx: TenantTx, annotation: Annotation): Promise<void>;
  /** The annotation, locked until the end of the transaction; undefined if this workspace does not have it. */
  abstract lock(tx: TenantTx, id: string): Promise<Annotation | undefined>;
  abstract update(tx: TenantTx, annotation: Annotation): Promise<void>;
  abstract delete(tx: TenantTx, id: string): Promise<void>;
  abstract find(tenantId: string, id: string): Promise<Annotation | undefined>;
  abstract list(tenantId: string, filter: AnnotationFilter, page: PageRequest): Promise<Page<Annotation>>;
}
