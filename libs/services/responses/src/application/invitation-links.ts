import type { InvitationClaimedV1, InvitationExpiredV1, InvitationMailDeliveredV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { LinkObservation } from '../domain/invitation-evidence.js';
import type { AnswerProgress, InvitationLink, JudgedEvidence } from '../domain/invitation-link.js';
import type { OpenResponse } from '../domain/open-response.js';
import type { LinkUse } from '../domain/personal-link.js';
import type { CustomerAttributes } from '../domain/response.js';
import type { LinkAddress } from './personal-link-store.js';

/** An invitation with what is known about its customer. */
export interface InvitationOfCustomer {
  readonly link: InvitationLink;
  readonly customer: CustomerAttributes | undefined;
}

/** Invitations that were judged by older rules. */
export interface OlderJudgement {
  readonly rules: number;
  readonly since: Date;
  /** Only later ids. */
  readonly after: string | undefined;
}

/** A claim of an invitation, and whose it is. */
export interface ClaimOfTenant {
  readonly tenantId: string;
  readonly payload: InvitationClaimedV1;
}

/** Stores links of mailed invitations and what was done with them. */
export abstract class InvitationLinks {
  abstract claimed(tx: BatchTx, claims: readonly ClaimOfTenant[]): Promise<void>;
  abstract delivered(tx: BatchTx, tenantId: string, delivery: InvitationMailDeliveredV1): Promise<void>;
  abstract ended(tx: BatchTx, tenantId: string, end: InvitationExpiredV1): Promise<void>;

  /** The invitation with this id, if it has arrived; the workspace is not known before. */
  abstract find(invitationId: string): Promise<InvitationOfCustomer | undefined>;
  /** Locks it until the end of the transaction, so that what is done with its links follows one another. */
  abstract lock(tx: BatchTx, address: LinkAddress): Promise<InvitationLink | undefined>;
  abstract setUse(tx: BatchTx, address: LinkAddress, use: LinkUse): Promise<void>;
  abstract setEvidence(tx: BatchTx, address: LinkAddress, judged: JudgedEvidence, at: Date): Promise<void>;
  abstract setProgress(tx: BatchTx, address: LinkAddress, progress: AnswerProgress): Promise<void>;

  /** Records an observation, unless there is one like it within the second, or too many. `network`: a keyed hash. */
  abstract observe(tx: BatchTx, address: LinkAddress, observation: LinkObservation, network: string): Promise<void>;
  abstract observations(tx: BatchTx, address: LinkAddress): Promise<readonly LinkObservation[]>;
  /** The workspaces with invitations that were judged by older rules since then. */
  abstract workspacesJudgedBefore(rules: number, since: Date): Promise<readonly string[]>;
  /** The next of these invitations of a workspace by id, at most `count`. */
  abstract judgedBefore(
    tx: BatchTx,
    tenantId: string,
    older: OlderJudgement,
    count: number,
  ): Promise<readonly string[]>;

  /** Of the answers that do not count yet those that count first if the invitation is confirmed. */
  abstract held(tx: BatchTx, link: InvitationLink): Promise<OpenResponse | undefined>;
}
