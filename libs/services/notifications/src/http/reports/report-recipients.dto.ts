import {
  EmailField,
  EnumField,
  ListField,
  ListQueryDto,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import type { RecipientsCommand } from '../../application/reports/change-report-recipients.js';
import type { ListedReportMail } from '../../application/reports/report-mail-store.js';
import {
  MAX_RECIPIENTS,
  RECIPIENT_STATES,
  REPORT_MAIL_STATES,
  type RecipientState,
  type ReportMailState,
  type ReportRecipient,
} from '../../domain/reports/report-recipient.js';

/** An address of somebody who is not a member. */
export class ReportAddressDto {
  @EmailField()
  readonly address: string;
}

/** Body of `PUT /v1/report-recipients/{report_schedule_id}`. */
export class ReplaceReportRecipientsDto {
  @ListField('string', {
    max: MAX_RECIPIENTS,
    item: { min: 36, max: 36, pattern: /^stf_[0-9a-f]{32}$/ },
    example: ['stf_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'],
  })
  readonly members: readonly string[];

  @ListField(() => ReportAddressDto, { max: MAX_RECIPIENTS })
  readonly others: readonly ReportAddressDto[];

  static toCommand({ members, others }: ReplaceReportRecipientsDto): RecipientsCommand {
    return {
      members: [...new Set(members.flatMap((id) => parsePublicId('stf', id) ?? []))],
      addresses: [...new Set(others.map(({ address }) => address.toLowerCase()))],
    };
  }
}

/** Somebody who gets a report. */
export class ReportRecipientDto {
  @PublicIdField('stf', { nullable: true, description: 'Null: not a member.' })
  readonly staff_id: string | null;

  @StringField({ nullable: true, example: 'ada@example.org', description: 'Of somebody who is not a member.' })
  readonly address: string | null;

  @EnumField(RECIPIENT_STATES, {
    description:
      '`pending`: the owner of the address has not confirmed yet, and gets nothing. `stopped`: the recipient has stopped it.',
  })
  readonly status: RecipientState;

  @TimestampField()
  readonly changed_at: string;

  static fromRecipient({ memberId, address, status, changedAt }: ReportRecipient): ReportRecipientDto {
    return {
      staff_id: memberId === null ? null : publicId('stf', memberId),
      address,
      status,
      changed_at: changedAt.toISOString(),
    };
  }
}

/** A line of the export: a recipient, with what it is a recipient of. */
export class ExportedRecipientDto extends ReportRecipientDto {
  @PublicIdField('rpr')
  readonly id: string;

  @PublicIdField('rsc')
  readonly report_schedule_id: string;

  static fromExported(recipient: ReportRecipient): ExportedRecipientDto {
    return {
      id: publicId('rpr', recipient.id),
      report_schedule_id: publicId('rsc', recipient.scheduleId),
      ...ReportRecipientDto.fromRecipient(recipient),
    };
  }
}

/** Who gets the reports of a schedule. */
export class ReportRecipientsDto {
  @ListField(() => ReportRecipientDto, { max: 2 * MAX_RECIPIENTS })
  readonly recipients: readonly ReportRecipientDto[];
}

/** The query of recipients. */
export class ReportRecipientsQueryDto {
  @PublicIdField('rsc', { description: 'The schedule.' })
  readonly report_schedule_id: string;
}

/** The query of the history. */
export class ReportMailsQueryDto extends ListQueryDto {
  @PublicIdField('rsc', { description: 'The schedule.' })
  readonly report_schedule_id: string;
}

/** A report that was mailed, or is about to be. */
export class ReportMailDto {
  @PublicIdField('rpm')
  readonly id: string;

  @PublicIdField('stf', { nullable: true })
  readonly staff_id: string | null;

  @StringField({ example: 'ada@example.org', description: 'Empty once it was erased.' })
  readonly address: string;

  @StringField({ example: 'Every Thursday', description: 'The name of the schedule at that time.' })
  readonly name: string;

  @TimestampField({ description: 'Start of the period of the report.' })
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  @EnumField(REPORT_MAIL_STATES)
  readonly status: ReportMailState;

  @StringField({
    nullable: true,
    example: '250 OK',
    description: 'What the mail server said, or why it was not asked.',
  })
  readonly reply: string | null;

  @TimestampField()
  readonly created_at: string;

  @TimestampField({ nullable: true })
  readonly finished_at: string | null;

  static fromMail({ id, memberId, createdAt, finishedAt, ...mail }: ListedReportMail): ReportMailDto {
    return {
      id: publicId('rpm', id),
      staff_id: memberId === null ? null : publicId('stf', memberId),
      ...mail,
      created_at: createdAt.toISOString(),
      finished_at: finishedAt?.toISOString() ?? null,
    };
  }
}
