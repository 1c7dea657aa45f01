import { publicId } from '@hearback/kernel';
import {
  EnumField,
  ListField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { CustomerMerge } from '../../domain/merges/customer-merge.js';

const EXTERNAL_ID = { min: 1, max: 200, example: 'C-1043' };
const ACTORS = ['staff', 'key'] as const;

/** The profile that is merged. */
export class MergeCustomerDto {
  @StringField({ ...EXTERNAL_ID, description: 'External id of the profile that is merged into this one.' })
  readonly external_id: string;
}

/** A profile that takes part in a merge. */
export class MergePartDto {
  @PublicIdField('cus') readonly id: string;
  @StringField(EXTERNAL_ID) readonly external_id: string;
}

/** A merge of two profiles of one person. */
export class CustomerMergeDto {
  @PublicIdField('mrg') readonly id: string;
  @ObjectField(() => MergePartDto, { description: 'The profile that was kept.' }) readonly kept: MergePartDto;
  @ObjectField(() => MergePartDto, { description: 'The profile that was merged.' }) readonly merged: MergePartDto;
  @ListField('string', {
    max: 103,
    example: ['name', 'attributes.plan'],
    description:
      'What the kept profile lacked and has got: `name`, `language`, `time_zone`, or `attributes.` and a key.',
  })
  readonly taken: readonly string[];
  @TimestampField() readonly merged_at: string;
  @EnumField(ACTORS, { description: 'Who merged them; the audit log says more.' })
  readonly merged_by: (typeof ACTORS)[number];
  @TimestampField({ nullable: true, description: 'When it was taken back; null: it holds.' })
  readonly unmerged_at: string | null;
}

/** The query of a list of merges. */
export class CustomerMergesQueryDto extends ListQueryDto {
  @StringField({ ...EXTERNAL_ID, optional: true, description: 'Merges of this customer.' })
  readonly customer?: string;
}

/** The merge as the API shows it. */
export function toCustomerMergeDto(merge: CustomerMerge): CustomerMergeDto {
  const part = ({ id, externalId }: CustomerMerge['kept']) => ({ id: publicId('cus', id), external_id: externalId });
  return {
    id: publicId('mrg', merge.id),
    kept: part(merge.kept),
    merged: part(merge.merged),
    taken: merge.taken,
    merged_at: merge.mergedAt.toISOString(),
    merged_by: merge.mergedBy.kind,
    unmerged_at: merge.unmergedAt?.toISOString() ?? null,
  };
}
