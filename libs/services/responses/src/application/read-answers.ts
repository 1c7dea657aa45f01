import { BatchDatabase } from '@hearback/database';
import { KeyedHash } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { OpenResponse } from '../domain/open-response.js';
import { OpenResponseStore } from './open-response-store.js';
import type { SubmissionKey } from './response-store.js';
import { responsesErrors } from './responses.errors.js';

/** Returns saved answers to their sender, for a page that is loaded again. */
@Injectable()
export class ReadAnswers {
  constructor(
    private readonly database: BatchDatabase,
    private readonly store: OpenResponseStore,
    private readonly keyedHash: KeyedHash,
  ) {}

  /** Throws saved-answers-not-found. */
  async execute(key: SubmissionKey, editKey: string): Promise<OpenResponse> {
    const open = await this.database.withTenants([key.tenantId], (tx) => this.store.find(tx, key));
    if (open === undefined || open.withdrawnAt !== undefined || !this.keyedHash.isHashOf(open.editKeyHash, editKey))
      throw responsesErrors.error('saved-answers-not-found');
    return open;
  }
}
