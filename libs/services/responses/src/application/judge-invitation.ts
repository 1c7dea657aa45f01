import { EvidenceChanged, newEvent, type NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { EVIDENCE_RULES, evidenceOf, type LinkObservation } from '../domain/invitation-evidence.js';
import type { InvitationLink, JudgedEvidence } from '../domain/invitation-link.js';
import { InvitationLinks } from './invitation-links.js';

/** An invitation after it was judged, and the events to append as the last statement of the transaction. */
export interface JudgedInvitation {
  readonly link: InvitationLink;
  readonly events: readonly NewEvent[];
}

/** Finds what is to be believed of the answer to a locked invitation. */
@Injectable()
export class JudgeInvitation {
  constructor(
    private readonly links: InvitationLinks,
    private readonly clock: Clock,
  ) {}

  /** Records something that was done with its links, and judges it again. */
  async observe(
    tx: BatchTx,
    link: InvitationLink,
    observation: LinkObservation,
    network: string,
  ): Promise<JudgedInvitation> {
    await this.links.observe(tx, link, observation, network);
    const hasGesture = link.hasGesture || (observation.kind === 'submission' && observation.hasGesture);
    return this.execute(tx, { ...link, hasGesture });
  }

  /** Judges it by what is known now. An answer that counts stays counted, whatever is opened later. */
  async execute(tx: BatchTx, link: InvitationLink): Promise<JudgedInvitation> {
    const { judged: before } = link;
    if (before.evidence === 'confirmed' && link.use !== undefined) return { link, events: [] };
    const at = this.clock.now();
    const { evidence, signals } = evidenceOf(await this.links.observations(tx, link), link.deliveries, at);
    const isSame = evidence === before.evidence && signals.join() === before.signals.join();
    if (isSame && before.rules === EVIDENCE_RULES) return { link, events: [] };
    const judged = { evidence, signals, revision: before.revision + (isSame ? 0 : 1), rules: EVIDENCE_RULES };
    await this.links.setEvidence(tx, link, judged, at);
    return { link: { ...link, judged }, events: isSame ? [] : [changedEvent(link, judged, at)] };
  }
}

function changedEvent(
  { tenantId, id, surveyId }: InvitationLink,
  { evidence, signals, revision, rules }: JudgedEvidence,
  time: Date,
): NewEvent {
  return newEvent(EvidenceChanged, {
    id: derivedId('evidence-changed', id, String(revision)),
    tenantId,
    time,
    payload: {
      invitation_id: id,
      survey_id: surveyId,
      evidence,
      signals: [...signals],
      rules,
      revision,
      changed_at: time.toISOString(),
    },
  }) as NewEvent;
}
