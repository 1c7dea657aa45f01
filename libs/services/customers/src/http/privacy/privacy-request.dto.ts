import { EnumField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { ListedRequest } from '../../application/privacy/privacy-request-store.js';
import {
  fulfilBy,
  PRIVACY_REQUEST_KINDS,
  PRIVACY_REQUEST_STATES,
  stateOf,
  type PrivacyRequestKind,
  type PrivacyRequestState,
} from '../../domain/consent/privacy-request.js';

/** What a customer asked for. */
export class PrivacyRequestDto {
  @PublicIdField('prq') readonly id: string;
  @StringField({ example: 'C-1042' }) readonly customer_external_id: string;
  @EnumField(PRIVACY_REQUEST_KINDS, { description: '`export`: a copy of the data.' })
  readonly kind: PrivacyRequestKind;
  @EnumField(PRIVACY_REQUEST_STATES, {
    description: '`mailed`: a mail went to the address on file; `confirmed`: there, and a task is open.',
  })
  readonly status: PrivacyRequestState;
  @TimestampField() readonly created_at: string;
  @TimestampField({ description: 'When the link in the mail stops working.' }) readonly expires_at: string;
  @TimestampField({ nullable: true }) readonly confirmed_at: string | null;
  @TimestampField({ nullable: true, description: 'A month after it was confirmed. Null: not confirmed.' })
  readonly due_at: string | null;
}

/** A request as the API shows it at this time. */
export function toPrivacyRequestDto(request: ListedRequest, now: Date): PrivacyRequestDto {
  const { confirmedAt } = request;
  return {
    id: publicId('prq', request.id),
    customer_external_id: request.externalId,
    kind: request.kind,
    status: stateOf(request, now),
    created_at: request.createdAt.toISOString(),
    expires_at: request.expiresAt.toISOString(),
    confirmed_at: confirmedAt?.toISOString() ?? null,
    due_at: confirmedAt === null ? null : fulfilBy(confirmedAt).toISOString(),
  };
}
