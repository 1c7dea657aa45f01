import {
  EnumField,
  IntegerField,
  ListField,
  PublicIdField,
  StringField,
  TimestampField,
  BooleanField,
} from '@hearback/http';
import { publicId, SERVICE_NAMES, type ServiceName } from '@hearback/kernel';
import { ERASURE_STATES, erasureState, type Erasure, type ErasureState } from '../../domain/erasure.js';

/** How many rows of one kind were emptied. */
export class ErasedCountDto {
  @StringField({ example: 'answers', description: 'Kind of data; `log`: events of the log. More kinds may be added.' })
  readonly kind: string;
  @IntegerField({ min: 1, example: 3 }) readonly count: number;
}

/** What one service has emptied. */
export class ErasurePartDto {
  @EnumField(SERVICE_NAMES) readonly service: ServiceName;
  @ListField(() => ErasedCountDto, { max: 50, description: 'Empty: nothing was stored there.' })
  readonly erased: readonly ErasedCountDto[];
  @TimestampField() readonly applied_at: string;
  @BooleanField({ description: 'Whether the service has finished.' }) readonly finished: boolean;
}

/** The receipt of an erasure. It does not name the customer. */
export class ErasureDto {
  @PublicIdField('ers') readonly id: string;
  @PublicIdField('cus', { description: 'The id that the customer had. It leads to nobody.' })
  readonly customer_id: string;
  @EnumField(ERASURE_STATES, {
    description: '`late`: not complete after a minute; an operator should look into it. It continues by itself.',
  })
  readonly status: ErasureState;
  @TimestampField() readonly requested_at: string;
  @TimestampField({ nullable: true, description: 'When the last service had finished.' })
  readonly completed_at: string | null;
  @ListField(() => ErasurePartDto, { max: 20, description: 'What each service has emptied so far.' })
  readonly services: readonly ErasurePartDto[];
}

/** A receipt as the API shows it at this time. */
export function toErasureDto(erasure: Erasure, now: Date): ErasureDto {
  return {
    id: publicId('ers', erasure.id),
    customer_id: publicId('cus', erasure.customerId),
    status: erasureState(erasure, now),
    requested_at: erasure.requestedAt.toISOString(),
    completed_at: erasure.completedAt?.toISOString() ?? null,
    services: erasure.parts.map(({ service, counts, appliedAt, isFinal }) => ({
      service,
      erased: Object.entries(counts)
        .map(([kind, count]) => ({ kind, count }))
        .toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
      applied_at: appliedAt.toISOString(),
      finished: isFinal,
    })),
  };
}
