import { randomUUID } from 'node:crypto';
import { InvitationClaimed, InvitationMailDelivered, type InvitationClaimedV1 } from '@hearback/contracts';
import { KeyedHash, SignedLinks } from '@hearback/http';
import type { Medium } from '@hearback/testing';
import type { KnownSurvey } from './builders.js';
import { hiddenInputs } from './page-form.js';

/** A mailed invitation and the path of its link. */
export interface Invited {
  readonly id: string;
  readonly page: string;
}

/** The path of the link of an invitation. */
export function pageOf(platform: Medium, id: string): string {
  return `/r/${new SignedLinks(platform.app.get(KeyedHash, { strict: false })).write('invitation', [id])}`;
}

/** An invitation to a survey as it is claimed. */
export function claimOf(
  survey: KnownSurvey,
  at: Date,
  overrides: Partial<InvitationClaimedV1> = {},
): InvitationClaimedV1 {
  return {
    invitation_id: randomUUID(),
    step: 'invite',
    step_number: 1,
    plan_id: randomUUID(),
    survey_id: survey.uuid,
    survey_version: 1,
    message_version: 1,
    customer_id: randomUUID(),
    external_id: 'M-1',
    channel: 'email',
    segments: [],
    variables: {},
    asked_at: at.toISOString(),
    claimed_at: at.toISOString(),
    expires_at: new Date(at.getTime() + 14 * 86_400_000).toISOString(),
    ...overrides,
  };
}

/** Invites a customer and delivers the mail; a minute later its link is opened. */
export async function invite(
  platform: Medium,
  survey: KnownSurvey,
  overrides: Partial<InvitationClaimedV1> = {},
): Promise<Invited> {
  const at = platform.clock.now();
  const claim = claimOf(survey, at, overrides);
  await platform.publish(InvitationClaimed, claim);
  await deliver(platform, claim.invitation_id);
  platform.clock.advance(60_000);
  return { id: claim.invitation_id, page: pageOf(platform, claim.invitation_id) };
}

/** Says that a mail server accepted the mail now. */
export async function deliver(platform: Medium, invitation_id: string, at = platform.clock.now()): Promise<void> {
  const payload = { invitation_id, step: 'invite', step_number: 1, delivered_at: at.toISOString(), possible_copies: 0 };
  await platform.publish(InvitationMailDelivered, payload);
  await platform.drained();
}

/** A browser on the page of an invitation. */
export async function open(platform: Medium, page: string, query = '') {
  const shown = await platform.http.get(`${page}${query}`);
  const own = hiddenInputs(shown.text);
  return {
    own,
    text: shown.text,
    status: shown.status,
    /** Sends the form, without script. */
    send: (fields: object) =>
      platform.http
        .post(page)
        .type('form')
        .send({ ...own, ...fields }),
    /** What the page's script sends after a gesture. */
    gesture: (answers: object, more: object = {}) =>
      platform.http.post(`${page}/gesture`).send({
        submission_id: own[':submission'],
        edit_key: own[':edit-key'],
        answers,
        ...more,
      }),
  };
}
