import { parsePublicId, publicId } from '@hearback/kernel';
import {
  EnumField,
  IntegerField,
  ListField,
  ListQueryDto,
  PublicIdField,
  RecordField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { CreateInvitationCommand } from '../../application/asking/create-invitation.js';
import type { InvitationFilter, ShownInvitation, Variables } from '../../application/asking/invitation-store.js';
import { INVITATION_STATUSES, type InvitationStatus } from '../../domain/asking/invitation.js';

const CUSTOMER = { min: 1, max: 200, example: 'C-1042', description: "The workspace's own id of the customer." };
const EVIDENCES = ['none', 'provisional', 'confirmed', 'suspected', 'scanner'] as const;

/** Body of `POST /v1/survey-invitations`. */
export class CreateInvitationDto {
  @PublicIdField('srv')
  readonly survey_id: string;
  @StringField(CUSTOMER)
  readonly customer: string;
  @TimestampField({
    optional: true,
    nullable: true,
    example: '2026-03-02T09:00:00Z',
    description: 'Not sent before this time. Default: now. Quiet hours of the customer move it to their end.',
  })
  readonly send_at?: string | null;
  @RecordField({
    of: ['string', 'number', 'boolean'],
    optional: true,
    max: 50,
    value: { max: 500 },
    example: { product: 'Halo table lamp' },
    description: 'Values for texts of the mail.',
  })
  readonly variables?: Variables;
}

/** The query of a list of invitations. */
export class InvitationQueryDto extends ListQueryDto {
  @ListField('string', {
    max: 100,
    item: { min: 36, max: 36, pattern: /^svi_[0-9a-f]{32}$/ },
    optional: true,
    outOfSample: true,
    description: 'Invitations with one of these ids: `id=svi_…&id=svi_…`.',
  })
  readonly id?: readonly string[];
  @StringField({ ...CUSTOMER, optional: true })
  readonly customer?: string;
  @PublicIdField('pln', { optional: true })
  readonly plan_id?: string;
  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;
  @EnumField(INVITATION_STATUSES, { optional: true, example: 'suppressed' })
  readonly status?: InvitationStatus;
  @StringField({ optional: true, min: 1, max: 64, example: 'wait-period', description: 'Why a customer is not asked.' })
  readonly reason?: string;
}

/** An invitation: what has happened to it so far. */
export class InvitationDto {
  @PublicIdField('svi')
  readonly id: string;
  @PublicIdField('pln', { description: 'A survey has one plan for the customers whom it asks one by one.' })
  readonly plan_id: string;
  @PublicIdField('srv')
  readonly survey_id: string;
  @IntegerField({ min: 1, description: 'The version that is mailed, and in which it is answered.' })
  readonly survey_version: number;
  @StringField(CUSTOMER)
  readonly customer: string;
  @StringField({ example: 'email' })
  readonly channel: string;
  @EnumField(INVITATION_STATUSES, { example: 'sent', description: 'Follows from the times below.' })
  readonly status: InvitationStatus;
  @StringField({ nullable: true, example: 'wait-period', description: 'Why the customer is not asked.' })
  readonly reason: string | null;
  @TimestampField({
    nullable: true,
    description: 'When the reason ends by itself; null: it does not, or there is none.',
  })
  readonly until: string | null;
  @TimestampField()
  readonly created_at: string;
  @TimestampField({ description: 'When it is to be sent.' })
  readonly planned_at: string;
  @TimestampField({ nullable: true })
  readonly suppressed_at: string | null;
  @TimestampField({ nullable: true, description: 'When it was decided that it is sent.' })
  readonly claimed_at: string | null;
  @TimestampField({ nullable: true, description: 'When a mail server accepted it.' })
  readonly sent_at: string | null;
  @TimestampField({ nullable: true })
  readonly bounced_at: string | null;
  @EnumField(EVIDENCES, { nullable: true, description: 'What is believed of what was opened and submitted.' })
  readonly evidence: (typeof EVIDENCES)[number] | null;
  @TimestampField({ nullable: true })
  readonly started_at: string | null;
  @TimestampField({ nullable: true })
  readonly completed_at: string | null;
  @TimestampField({ nullable: true, description: 'When the customer, in reply to it, asked not to be asked again.' })
  readonly refused_at: string | null;
  @TimestampField({ nullable: true, description: 'When it stops accepting answers.' })
  readonly expires_at: string | null;
  @TimestampField({ nullable: true })
  readonly expired_at: string | null;
}

/** The command to ask one customer. */
export function fromCreateInvitationDto(dto: CreateInvitationDto): CreateInvitationCommand {
  return {
    surveyId: parsePublicId('srv', dto.survey_id)!,
    customer: dto.customer,
    sendAt: typeof dto.send_at === 'string' ? new Date(dto.send_at) : null,
    variables: dto.variables ?? {},
  };
}

/** The filter of a list. */
export function fromInvitationQueryDto(query: InvitationQueryDto): InvitationFilter {
  const { customer, id: ids, plan_id: planId, survey_id: surveyId, status, reason } = query;
  return {
    ids: ids?.map((id) => parsePublicId('svi', id)!),
    customer,
    status,
    reason,
    planId: planId === undefined ? undefined : parsePublicId('pln', planId),
    surveyId: surveyId === undefined ? undefined : parsePublicId('srv', surveyId),
  };
}

/** The invitation as the API shows it. */
export function toInvitationDto(invitation: ShownInvitation): InvitationDto {
  const { facts } = invitation;
  return {
    id: publicId('svi', invitation.id),
    plan_id: publicId('pln', invitation.planId),
    survey_id: publicId('srv', invitation.surveyId),
    survey_version: invitation.surveyVersion,
    customer: invitation.externalId,
    channel: invitation.channel,
    status: invitation.status,
    reason: facts.suppressed?.reason ?? null,
    until: textOf(invitation.until),
    created_at: invitation.createdAt.toISOString(),
    planned_at: invitation.plannedAt.toISOString(),
    suppressed_at: textOf(facts.suppressed?.at),
    claimed_at: textOf(facts.claimedAt),
    sent_at: textOf(facts.sentAt),
    bounced_at: textOf(facts.bouncedAt),
    evidence: facts.evidence?.value ?? null,
    started_at: textOf(facts.startedAt),
    completed_at: textOf(facts.completedAt),
    refused_at: textOf(facts.refusedAt),
    expires_at: textOf(invitation.expiresAt),
    expired_at: textOf(facts.expiredAt),
  };
}

function textOf(at: Date | null | undefined): string | null {
  return at?.toISOString() ?? null;
}
