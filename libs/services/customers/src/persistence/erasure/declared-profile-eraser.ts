import { Injectable } from '@nestjs/common';
import type { OneTenantTx } from '@hearback/database';
import { PersonDigests, PersonEraser } from '@hearback/process';
import type { ProfileToErase } from '../../application/erasure/erasure-store.js';
import { ProfileEraser } from '../../application/erasure/profile-eraser.js';
import { personalData } from '../personal-data.js';

/** `ProfileEraser` by the declaration of what the service stores of customers. */
@Injectable()
export class DeclaredProfileEraser extends ProfileEraser {
  readonly #eraser = new PersonEraser('customers', personalData);

  constructor(private readonly digests: PersonDigests) {
    super();
  }

  override digestOf(tenantId: string, externalId: string): string {
    return this.digests.of(tenantId, externalId);
  }

  override async erase(
    tx: OneTenantTx,
    { customerId, mergedIds, externalIds, addresses }: ProfileToErase,
  ): Promise<void> {
    const person = {
      tenantId: tx.tenantId,
      customerIds: [customerId, ...mergedIds],
      externalIds,
      addresses,
      subjectIds: [],
    };
    await this.#eraser.eraseRows(tx, await this.#eraser.complete(tx, person));
  }
}
