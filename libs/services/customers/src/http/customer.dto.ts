import { parsePublicId, publicId } from '@hearback/kernel';
import {
  BooleanField,
  EntityTag,
  EnumField,
  TimestampField,
  IntegerField,
  ListField,
  ListQueryDto,
  PublicIdField,
  RecordField,
  StringField,
} from '@hearback/http';
import type { FilterRequest } from '../application/list-customers.js';
import { MISSING_FIELDS, type MissingField } from '../domain/quality/customer-quality.js';
import type { AttributeValue } from '../domain/attribute.js';
import type { Customer, MergedProfile, ProfileChange } from '../domain/customer.js';

const KIND = { min: 1, max: 40, pattern: /^[a-z][a-z0-9_]*$/, example: 'email' };
const NAME = { min: 1, max: 200, example: 'Ada Example' };
const LANGUAGE = { min: 2, max: 35, example: 'en' };
const TIME_ZONE = {
  min: 1,
  max: 64,
  nullable: true,
  example: 'Europe/Berlin',
  description: 'IANA name; the customer is asked by the clock of this zone. Null: not known.',
};
const ATTRIBUTES = {
  max: 100,
  example: { plan: 'gold', orders: 12, newsletter: true, born_on: '1990-05-17' },
  description:
    'Strings (at most 500 characters), numbers, booleans, and days as YYYY-MM-DD. The first use of a key fixes its type.',
};

/** A change of the identities of one kind. */
export class IdentityChangeDto {
  @StringField({ ...KIND, description: '`email`, `phone` (E.164), `user_id`, or a kind that you define.' })
  readonly kind: string;
  @StringField({
    min: 1,
    max: 320,
    nullable: true,
    example: 'ada@example.org',
    description: 'Null removes all identities of the kind.',
  })
  readonly value: string | null;
}

/** A change of a profile. Members that are left out stay as they are; `null` removes a value. */
export class PutCustomerDto {
  @StringField({ ...NAME, optional: true, nullable: true })
  readonly name?: string | null;
  @StringField({ ...LANGUAGE, optional: true, nullable: true, description: 'BCP 47 tag.' })
  readonly language?: string | null;
  @StringField({ ...TIME_ZONE, optional: true })
  readonly time_zone?: string | null;
  @ListField(() => IdentityChangeDto, {
    max: 20,
    optional: true,
    description: 'Each kind in the list replaces the identities of that kind; other kinds stay as they are.',
  })
  readonly identities?: readonly IdentityChangeDto[];
  @RecordField({ ...ATTRIBUTES, nullableValues: true, optional: true })
  readonly attributes?: Readonly<Record<string, AttributeValue | null>>;
}

/** An identity of a customer, in its normal form. */
export class IdentityDto {
  @StringField(KIND)
  readonly kind: string;
  @StringField({ example: 'ada@example.org' })
  readonly value: string;
}

/** A profile of the same person that was merged into that of a customer. */
export class MergedProfileDto {
  @PublicIdField('mrg', { description: 'The merge; POST /v1/customer-merges/{merge_id}/undo takes it back.' })
  readonly merge_id: string;
  @PublicIdField('cus')
  readonly id: string;
  @StringField({ example: 'C-1043', description: 'Still names the customer wherever one is named.' })
  readonly external_id: string;
  @StringField({ ...NAME, nullable: true })
  readonly name: string | null;
  @ListField(() => IdentityDto, { max: 20 })
  readonly identities: readonly IdentityDto[];
  @TimestampField()
  readonly merged_at: string;
}

/** A customer. */
export class CustomerDto {
  @PublicIdField('cus')
  readonly id: string;
  @StringField({ example: 'C-1042', description: "The workspace's id of the customer." })
  readonly external_id: string;
  @StringField({ ...NAME, nullable: true })
  readonly name: string | null;
  @StringField({ ...LANGUAGE, nullable: true })
  readonly language: string | null;
  @StringField(TIME_ZONE)
  readonly time_zone: string | null;
  @ListField(() => IdentityDto, { max: 20 })
  readonly identities: readonly IdentityDto[];
  @RecordField(ATTRIBUTES)
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  @ListField(() => MergedProfileDto, {
    max: 20,
    example: [],
    description: 'Profiles of the same person, merged into this.',
  })
  readonly merged: readonly MergedProfileDto[];
  @EntityTag()
  @IntegerField({ min: 1, description: 'Incremented by each change.' })
  readonly revision: number;
  @TimestampField()
  readonly created_at: string;
  @TimestampField()
  readonly updated_at: string;
}

/** The query of a list of customers. */
export class CustomersQueryDto extends ListQueryDto {
  @StringField({
    min: 1,
    max: 200,
    optional: true,
    example: 'ada exa',
    description:
      'Beginnings of words of the name, of an identity or of the external id; all must occur. Case and accents do not matter.',
  })
  readonly q?: string;
  @ListField('string', {
    max: 100,
    item: { min: 1, max: 200 },
    optional: true,
    example: ['C-1042'],
    description: 'Customers with one of these external ids: `external_id=C-1&external_id=C-2`.',
  })
  readonly external_id?: readonly string[];
  @StringField({ min: 3, max: 370, optional: true, example: 'email:ada@example.org', description: 'Kind and value.' })
  readonly identity?: string;
  @RecordField({
    of: ['string'],
    max: 5,
    optional: true,
    example: { plan: 'gold' },
    description: 'Customers with this value: `attribute[plan]=gold`. Several filters must all match.',
  })
  readonly attribute?: Readonly<Record<string, string>>;
  @PublicIdField('seg', { optional: true, description: 'Members of this segment.' })
  readonly segment_id?: string;
  @EnumField(MISSING_FIELDS, {
    optional: true,
    description: 'Customers who lack this; `consent`: no decision about questions.',
  })
  readonly missing?: MissingField;
  @BooleanField({ optional: true, description: 'Customers whose address is no longer written to.' })
  readonly dead_address?: boolean;
}

/** The filter of a query. */
export function fromCustomersQueryDto({
  q,
  external_id: externalIds,
  identity,
  attribute = {},
  segment_id: segment,
  missing,
  dead_address: hasDeadAddress,
}: CustomersQueryDto): FilterRequest {
  const segmentId = segment === undefined ? undefined : parsePublicId('seg', segment);
  return {
    text: q,
    externalIds,
    identity,
    attributes: new Map(Object.entries(attribute)),
    segmentId,
    missing,
    hasDeadAddress,
  };
}

/** The change of a profile. */
export function fromPutCustomerDto({ identities, time_zone: timeZone, ...change }: PutCustomerDto): ProfileChange {
  return { ...change, timeZone, identities: identities?.map(({ kind, value }) => ({ kind, value })) };
}

/** The customer as the API shows it. */
export function toCustomerDto(customer: Customer): CustomerDto {
  return Object.assign(new CustomerDto(), {
    id: publicId('cus', customer.id),
    external_id: customer.externalId,
    name: customer.name,
    language: customer.language,
    time_zone: customer.timeZone,
    identities: customer.identities,
    attributes: customer.attributes,
    merged: customer.merged.map(toMergedProfileDto),
    revision: customer.revision,
    created_at: customer.createdAt.toISOString(),
    updated_at: customer.updatedAt.toISOString(),
  });
}

function toMergedProfileDto({ mergeId, id, externalId, name, identities, mergedAt }: MergedProfile): MergedProfileDto {
  return {
    merge_id: publicId('mrg', mergeId),
    id: publicId('cus', id),
    external_id: externalId,
    name,
    identities,
    merged_at: mergedAt.toISOString(),
  };
}
