import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { AuditTrail } from './audit-trail.js';
import { PersonalLinkStore } from './personal-link-store.js';
import { responsesErrors } from './responses.errors.js';

/** Revokes a personal link: from then on it leads nowhere. Answers that came through it stay. */
@Injectable()
export class RevokePersonalLink {
  constructor(
    private readonly links: PersonalLinkStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Throws link-not-found. A link that is revoked already is left as it is. */
  async execute(unit: UnitOfWork, surveyId: string, linkId: string, by: Actor): Promise<void> {
    await unit.run(async (tx) => {
      const link = await this.links.lock(tx, surveyId, linkId);
      if (link === undefined) throw responsesErrors.error('link-not-found');
      if (link.revokedAt !== null) return;
      await this.links.revoke(tx, linkId, this.clock.now());
      const target = { kind: 'personal-link', id: linkId };
      await this.audit.record(tx, { tenantId: tx.tenantId, by, action: 'personal-link.revoked', target });
    });
  }
}
