import { EnumField, IntegerField, ListField, ObjectField, StringField } from '@hearback/http';
import type { LikelyPair, QualityCounts } from '../../application/quality/quality-queries.js';
import {
  certaintyOf,
  DUPLICATE_REASONS,
  MISSING_FIELDS,
  type DuplicateCertainty,
  type DuplicateReason,
} from '../../domain/quality/customer-quality.js';
import { CustomerDto, toCustomerDto } from '../customer.dto.js';

/** Maximum number of pairs in a reply. */
export const PAIRS_MAX = 200;

const COUNT = { min: 0, example: 12 };

/** How many customers lack something. */
export class MissingCountsDto {
  @IntegerField(COUNT) readonly name: number;
  @IntegerField(COUNT) readonly language: number;
  @IntegerField(COUNT) readonly email: number;
  @IntegerField({ ...COUNT, description: 'No decision about questions is recorded.' }) readonly consent: number;
}

/** How good the profiles of the workspace are. */
export class CustomerQualityDto {
  @IntegerField({ ...COUNT, description: 'Customers, each once, however many profiles were merged.' })
  readonly customers: number;
  @IntegerField({ ...COUNT, description: 'Pairs of profiles that may be one person.' }) readonly duplicates: number;
  @ObjectField(() => MissingCountsDto) readonly missing: MissingCountsDto;
  @IntegerField({ ...COUNT, description: 'Customers whose address is no longer written to.' })
  readonly dead_addresses: number;
}

/** Two profiles that may be one person. */
export class LikelyPairDto {
  @ObjectField(() => CustomerDto) readonly one: CustomerDto;
  @ObjectField(() => CustomerDto) readonly other: CustomerDto;
  @ListField('string', {
    max: DUPLICATE_REASONS.length,
    item: { values: DUPLICATE_REASONS },
    example: ['mailbox', 'name'],
    description: '`mailbox`: addresses that reach the same mailbox. `phone`: the same number. `name`: the same words.',
  })
  readonly reasons: readonly DuplicateReason[];
  @EnumField(['high', 'medium', 'low'], { description: 'How sure it is. Nothing is merged without being asked for.' })
  readonly certainty: DuplicateCertainty;
}

/** Pairs of profiles that may be one person, the surest first. */
export class LikelyPairsDto {
  @ListField(() => LikelyPairDto, { max: PAIRS_MAX }) readonly data: readonly LikelyPairDto[];
}

/** Two profiles that are two people. */
export class DistinctCustomersDto {
  @StringField({ min: 1, max: 200, example: 'C-1042' }) readonly external_id: string;
  @StringField({ min: 1, max: 200, example: 'C-1043' }) readonly other_external_id: string;
}

/** What a file of the report lists. */
export const QUALITY_CHECKS = ['duplicates', ...MISSING_FIELDS, 'dead_address'] as const;

/** The query of a file. */
export class QualityFileQueryDto {
  @EnumField(QUALITY_CHECKS, { description: 'Likely duplicates, customers who lack something, or dead addresses.' })
  readonly check: (typeof QUALITY_CHECKS)[number];
}

/** The counts as the API shows them. */
export function toCustomerQualityDto({ deadAddresses, ...counts }: QualityCounts): CustomerQualityDto {
  return { ...counts, dead_addresses: deadAddresses };
}

/** The pair as the API shows it. */
export function toLikelyPairDto({ one, other, reasons }: LikelyPair): LikelyPairDto {
  return { one: toCustomerDto(one), other: toCustomerDto(other), reasons, certainty: certaintyOf(reasons) };
}
