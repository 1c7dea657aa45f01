import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { SignedLinks } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { FollowupsConfig } from '../../followups.config.js';

const DAY_MS = 86_400_000;

/** The link to the status page of a task. */
export interface StatusLink {
  readonly id: string;
  readonly expiresAt: Date;
}

/** A task whose status page was opened. */
export interface LinkedTask {
  readonly tenantId: string;
  readonly taskId: string;
  readonly expiresAt: Date;
}

/** Stores the links to status pages. */
export abstract class StatusLinkStore {
  /** Makes the link of a task, or makes the one that there is last at least as long. `id` is that of a new one. */
  abstract extend(tx: Tx, tenantId: string, taskId: string, link: StatusLink): Promise<StatusLink>;
  /** The task of a link; `undefined` if there is no such link. */
  abstract find(id: string): Promise<LinkedTask | undefined>;
}

/**
 * The links to the customers' status pages, one per task. An address has the id of a row and a signature, so that events and other
 * services can name a link without being able to open it.
 */
@Injectable()
export class StatusLinks {
  constructor(
    private readonly store: StatusLinkStore,
    private readonly links: SignedLinks,
    private readonly config: FollowupsConfig,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The link of a task, which works for the whole time again from now on. The task must be one of the workspace. */
  extend(tx: Tx, tenantId: string, taskId: string): Promise<StatusLink> {
    const expiresAt = new Date(this.clock.now().getTime() + this.config.statusLinkDays * DAY_MS);
    return this.store.extend(tx, tenantId, taskId, { id: this.ids.next(), expiresAt });
  }

  /** The address of a link. */
  addressOf({ id }: StatusLink): string {
    const { publicUrl, surveyUrl = publicUrl } = this.config;
    return `${surveyUrl.replace(/\/+$/, '')}/t/${this.links.write('status', [id])}`;
  }

  /** The task whose link has this token; `undefined` for a forged, unknown or expired one. */
  async taskOf(token: string): Promise<LinkedTask | undefined> {
    const [id] = this.links.read('status', token) ?? [];
    const found = id === undefined ? undefined : await this.store.find(id);
    return found !== undefined && found.expiresAt > this.clock.now() ? found : undefined;
  }
}
