import { EnumField, PublicIdField, TimestampField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import {
  closesAt,
  DATA_COPY_STATES,
  dataCopyState,
  type DataCopy,
  type DataCopyState,
} from '../../domain/consent/data-copy.js';

/** A copy of a customer's data. */
export class DataCopyDto {
  @PublicIdField('cpy') readonly id: string;
  @EnumField(DATA_COPY_STATES, {
    description:
      '`collecting`: services say what they store; `mailed`: the link went to the address on file; `opened`: the customer has fetched it; `expired`: it is deleted.',
  })
  readonly status: DataCopyState;
  @TimestampField() readonly created_at: string;
  @TimestampField({ nullable: true, description: 'When the mail was handed over. Null: not yet.' })
  readonly mailed_at: string | null;
  @TimestampField({
    nullable: true,
    description: 'When it can no longer be fetched: a week after it was mailed, or 30 minutes after it was opened.',
  })
  readonly expires_at: string | null;
  @TimestampField({ nullable: true }) readonly opened_at: string | null;
}

/** A copy as the API shows it at this time. */
export function toDataCopyDto(copy: DataCopy, now: Date): DataCopyDto {
  return {
    id: publicId('cpy', copy.id),
    status: dataCopyState(copy, now),
    created_at: copy.requestedAt.toISOString(),
    mailed_at: copy.completedAt?.toISOString() ?? null,
    expires_at: closesAt(copy)?.toISOString() ?? null,
    opened_at: copy.openedAt?.toISOString() ?? null,
  };
}
