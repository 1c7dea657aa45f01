import type { Tx } from '@hearback/database';
import type { DisabledReason } from '../../domain/webhooks/webhook-endpoint.js';
import type { Mail } from '../mailer.js';

/** Tells an owner or admin that an endpoint was disabled. */
export interface WebhookNotice {
  readonly tenantId: string;
  readonly endpointId: string;
  readonly memberId: string;
  readonly reason: DisabledReason;
  /** Revision of the endpoint since when it is disabled: notices of one member and revision are one. */
  readonly revision: number;
}

/** Schedules notices. */
export abstract class WebhookNotices {
  abstract plan(tx: Tx, notices: readonly WebhookNotice[]): Promise<void>;
}

/** The content of such a mail. */
export interface WebhookMailContent {
  readonly id: string;
  /** The page of the settings, such as `/app/settings/chat`. */
  readonly path: string;
  readonly host: string;
  readonly reason: DisabledReason;
  readonly address: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** Renders mails about endpoints: fixed texts with the host of the endpoint. */
export abstract class WebhookMailWriter {
  abstract write(content: WebhookMailContent): Mail;
}
