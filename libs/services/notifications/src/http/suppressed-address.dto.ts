import { EmailField, EnumField, ListQueryDto, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { SuppressedAddress } from '../application/suppression-list.js';
import { LIFT_REASONS, SUPPRESSION_REASONS, type LiftReason, type SuppressionReason } from '../domain/suppression.js';

/** The query of a list of addresses that are not written to. */
export class SuppressedAddressesQueryDto extends ListQueryDto {
  @EnumField(SUPPRESSION_REASONS, { optional: true })
  readonly reason?: SuppressionReason;

  @StringField({ optional: true, max: 254, example: 'example.org', description: 'Part of an address.' })
  readonly q?: string;
}

/** An address that is not to be written to. */
export class SuppressAddressDto {
  @EmailField({ example: 'ada@example.org' })
  readonly address: string;
}

/** The query of taking an address off the list. */
export class LiftAddressQueryDto {
  @EnumField(LIFT_REASONS, { optional: true, description: 'Why; it is kept in the audit log.' })
  readonly why?: LiftReason;
}

/** An address that is not written to. */
export class SuppressedAddressDto {
  @PublicIdField('sup') readonly id: string;
  @EmailField({ example: 'ada@example.org' }) readonly address: string;
  @EnumField(SUPPRESSION_REASONS, {
    example: 'bounced',
    description: '`bounced`: a mail server said it will never accept mail for it; `complained`; `by_staff`.',
  })
  readonly reason: SuppressionReason;
  @TimestampField({ description: 'Since when.' }) readonly suppressed_at: string;
}

/** The entry as the API shows it. */
export function suppressedToDto({ id, address, reason, changedAt }: SuppressedAddress): SuppressedAddressDto {
  return { id: publicId('sup', id), address, reason, suppressed_at: changedAt.toISOString() };
}
