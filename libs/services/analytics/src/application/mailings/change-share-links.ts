import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { MAX_SHARE_LINKS, type ShareLink } from '../../domain/mailings/share-link.js';
import { analyticsErrors } from '../analytics.errors.js';
import type { Actor } from '../change-annotations.js';
import { mailingAudit } from './mailing-audit.js';
import { ShareLinkStore } from './share-link-store.js';
import { ReadLinkedReport } from './read-linked-report.js';

const DAY = 24 * 3_600_000;

/** What staff choose of a link. */
export interface ShareLinkCommand extends Pick<ShareLink, 'name' | 'language' | 'view'> {
  readonly days: number;
}

/** Creates and revokes links to reports, each with its entry for the audit log in the same transaction. */
@Injectable()
export class ChangeShareLinks {
  constructor(
    private readonly links: ShareLinkStore,
    private readonly reports: ReadLinkedReport,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `too-many-share-links`, and the errors of the report that it shows. */
  async create(unit: UnitOfWork, { days, ...content }: ShareLinkCommand, by: Actor): Promise<ShareLink> {
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + days * DAY);
    const link: ShareLink = {
      id: this.ids.next(),
      ...content,
      createdAt,
      expiresAt,
      revokedAt: null,
      views: 0,
      viewedAt: null,
    };
    // A link that shows nothing but an error would be noticed by its readers first.
    await this.reports.write(unit.tenantId, link);
    return unit.run(async (tx) => {
      if ((await this.links.countOpen(tx, createdAt)) >= MAX_SHARE_LINKS)
        throw analyticsErrors.error('too-many-share-links');
      await this.links.insert(tx, link);
      const target = { kind: 'share-link' as const, id: link.id };
      const after = { expires_at: expiresAt.toISOString(), parts: [...link.view.parts] };
      const entry = { id: this.ids.next(), by, action: 'share-link.created', target, after, at: createdAt };
      await this.log.append(tx, [mailingAudit(tx.tenantId, entry)]);
      return link;
    });
  }

  /** Ends a link; again: nothing more. Throws `share-link-not-found`. */
  revoke(unit: UnitOfWork, id: string, by: Actor): Promise<ShareLink> {
    return unit.run(async (tx) => {
      const at = this.clock.now();
      const revoked = await this.links.revoke(tx, id, at);
      if (revoked === undefined) throw analyticsErrors.error('share-link-not-found');
      if (!revoked.wasOpen) return revoked.link;
      const target = { kind: 'share-link' as const, id };
      const entry = { id: this.ids.next(), by, action: 'share-link.revoked', target, after: null, at };
      await this.log.append(tx, [mailingAudit(tx.tenantId, entry)]);
      return revoked.link;
    });
  }
}
