import { EnumField, IntegerField, ListField, ObjectField, StringField } from '@hearback/http';
import type { FairnessReading } from '../../application/fairness/read-fairness.js';
import type { FairnessVerdict, HiddenGroup } from '../../domain/fairness/groups.js';
import {
  FAIRNESS_SUBJECTS,
  type FairnessSubject,
  type ServiceFairness,
  type ServiceGroup,
  type ServiceTable,
} from '../../domain/fairness/service-fairness.js';
import { monthText } from '../../domain/orders/customer-orders.js';
import { PeriodDto } from '../period.dto.js';
import { RateDto } from '../rate.dto.js';
import { RefusalDto } from '../refusal.dto.js';

/** How a group was served. */
export class ServedGroupDto {
  @StringField({ example: 'de' })
  readonly value: string;

  @IntegerField({ min: 1, example: 161 })
  readonly n: number;

  @ObjectField(() => RateDto, { nullable: true, description: 'Null where the group is hidden.' })
  readonly share: RateDto | null;

  @EnumField(['higher', 'lower', 'no_clear_difference', 'hidden'], {
    description: 'Of the share, against all other groups that are shown; after Holm.',
  })
  readonly verdict: FairnessVerdict;

  @EnumField(['too_few', 'protects_other'], {
    nullable: true,
    description: 'Why it is hidden: fewer than 30 cases, or the only such group could be worked out from the total.',
  })
  readonly hidden: HiddenGroup;

  static fromGroup({ hidden, n, share, value, verdict }: ServiceGroup): ServedGroupDto {
    return { value, n, share: share && RateDto.fromRate(share), verdict, hidden };
  }
}

/** How the groups by one attribute were served. */
export class ServedTableDto {
  @StringField({ example: 'language', description: '`language`, `channel`, or `attribute:` with its key.' })
  readonly attribute: string;

  @IntegerField({ min: 0, example: 12, description: 'Cases of which it is not known.' })
  readonly unknown: number;

  @ListField(() => ServedGroupDto, { max: 12, description: 'The largest first.' })
  readonly groups: readonly ServedGroupDto[];

  static fromTable({ attribute, groups, unknown }: ServiceTable): ServedTableDto {
    return { attribute, unknown, groups: groups.map((group) => ServedGroupDto.fromGroup(group)) };
  }
}

/** One kind of service, compared between groups. */
export class ServedDto {
  @EnumField(FAIRNESS_SUBJECTS, {
    description:
      '`deadlines`: tasks about answers that were resolved before their deadline, of those opened in the month and resolved or late. `sentiment`: comments that were read as the score of the same response says.',
  })
  readonly subject: FairnessSubject;

  @ObjectField(() => RateDto)
  readonly all: RateDto;

  @ListField(() => ServedTableDto, { max: 200 })
  readonly tables: readonly ServedTableDto[];

  @ObjectField(() => RefusalDto, { nullable: true, description: 'Why no groups can be compared.' })
  readonly refusal: RefusalDto | null;

  static fromFairness({ all, refusal, subject, tables }: ServiceFairness): ServedDto {
    return {
      subject,
      all: RateDto.fromRate(all),
      tables: tables.map((table) => ServedTableDto.fromTable(table)),
      refusal: RefusalDto.fromRefusal(refusal),
    };
  }
}

/** Whether groups of customers were served alike in a month. */
export class FairnessReportDto extends PeriodDto {
  @EnumField(['fairness_report'])
  readonly object: 'fairness_report';

  @StringField({ pattern: /^\d{4}-\d\d$/, example: '2026-10' })
  readonly month: string;

  @ListField(() => ServedDto, { max: 2 })
  readonly subjects: readonly ServedDto[];

  static fromReading({ month, subjects, ...frame }: FairnessReading): FairnessReportDto {
    return {
      object: 'fairness_report',
      ...PeriodDto.fromFrame(frame),
      month: monthText(month),
      subjects: subjects.map((subject) => ServedDto.fromFairness(subject)),
    };
  }
}
