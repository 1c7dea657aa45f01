import type { UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { AuditTrail } from './audit-trail.js';
import { responsesErrors } from './responses.errors.js';
import { TestResponseStore } from './test-response-store.js';

/** Deletes a test response. Tests have no events, so no other service has to be told; only the audit log records it. */
@Injectable()
export class DeleteTestResponse {
  constructor(
    private readonly tests: TestResponseStore,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws not-found, and not-a-test for what a customer answered. */
  execute(unit: UnitOfWork, responseId: string, by: Actor): Promise<void> {
    return unit.run(async (tx) => {
      const isTest = await this.tests.lock(tx, responseId);
      if (isTest === undefined) throw responsesErrors.error('not-found');
      if (!isTest) throw responsesErrors.error('not-a-test');
      await this.tests.delete(tx, responseId);
      const target = { kind: 'response', id: responseId };
      await this.audit.record(tx, { tenantId: tx.tenantId, by, action: 'response.test-deleted', target });
    });
  }
}
