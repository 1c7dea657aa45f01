import {
  BooleanField,
  EntityTag,
  IntegerField,
  JsonField,
  ListField,
  ListQueryDto,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { SEGMENT_SHAPE } from '../../domain/segments/segment-shape.js';
import { CustomerDto } from '../customer.dto.js';

const NAME = { min: 1, max: 120, example: 'Customers with a recent order' };
const CONDITIONS = {
  description: 'Which customers belong to it. `within_days` counts calendar days of the workspace.',
  shape: SEGMENT_SHAPE,
  example: {
    all: [
      { event: { kind: 'order', op: 'at_least', times: 1, within_days: 90 } },
      { attribute: { key: 'plan', op: 'eq', value: 'gold' } },
    ],
  },
  maxBytes: 16_384,
  maxDepth: 12,
};

/** A segment to create. */
export class CreateSegmentDto {
  @StringField(NAME)
  readonly name: string;
  @JsonField(CONDITIONS)
  readonly conditions: Record<string, unknown>;
}

/** The members of a segment to change. */
export class ChangeSegmentDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;
  @JsonField({ ...CONDITIONS, optional: true })
  readonly conditions?: Record<string, unknown>;
  @BooleanField({
    optional: true,
    example: false,
    description: 'An archived segment keeps the members that it had, and is offered nowhere.',
  })
  readonly archived?: boolean;
}

/** A rule to try. */
export class PreviewSegmentDto {
  @JsonField(CONDITIONS)
  readonly conditions: Record<string, unknown>;
}

/** Who would belong to a segment now. */
export class SegmentPreviewDto {
  @IntegerField({ min: 0, example: 412 })
  readonly size: number;
  @IntegerField({ min: 0, example: 2800, description: 'All customers of the workspace.' })
  readonly customers: number;
  @ListField(() => CustomerDto, { max: 20 })
  readonly examples: readonly CustomerDto[];
}

/** A segment. */
export class SegmentDto {
  @PublicIdField('seg')
  readonly id: string;
  @StringField(NAME)
  readonly name: string;
  @JsonField(CONDITIONS)
  readonly conditions: Record<string, unknown>;
  @IntegerField({
    min: 0,
    nullable: true,
    example: 412,
    description: 'Number of members; null while a new rule is evaluated for all customers.',
  })
  readonly size: number | null;
  @BooleanField()
  readonly archived: boolean;
  @EntityTag()
  @IntegerField({ min: 1, description: 'Incremented by each change; it is the `ETag` to send as `If-Match`.' })
  readonly revision: number;
  @TimestampField()
  readonly created_at: string;
  @TimestampField()
  readonly updated_at: string;
}

/** The query of a list of segments. */
export class SegmentsQueryDto extends ListQueryDto {
  @BooleanField({ optional: true, description: '`true`: those that are archived; default: the others.' })
  readonly archived: boolean = false;
}

/** How two segments overlap. */
export class OverlapDto {
  @IntegerField({ min: 0, example: 412 })
  readonly size: number;
  @IntegerField({ min: 0, example: 300, description: 'Members of the other segment.' })
  readonly other_size: number;
  @IntegerField({ min: 0, example: 120, description: 'Members of both.' })
  readonly both: number;
}

/** A segment of a customer. */
export class CustomerSegmentDto {
  @PublicIdField('seg')
  readonly id: string;
  @StringField(NAME)
  readonly name: string;
}

/** The segments of a customer. */
export class CustomerSegmentsDto {
  @ListField(() => CustomerSegmentDto, { max: 200 })
  readonly data: readonly CustomerSegmentDto[];
}
