import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import {
  REPORT_CADENCES,
  REPORT_LANGUAGES,
  REPORT_PARTS,
  type ReportCadence,
  type ReportLanguage,
  type ReportPart,
  type ReportSchedule,
  type ReportScheduleContent,
} from '../../domain/mailings/report-schedule.js';

const NAME = {
  min: 1,
  max: 80,
  pattern: /^\S(.*\S)?$/,
  example: 'Every Thursday',
  description: 'One line; the subject of the mail names it.',
};
const DAY = {
  min: 1,
  max: 28,
  example: 4,
  description: '1 (Monday) to 7 for `week`; the day of the month, 1 to 28, for `month`.',
};
const HOUR = { min: 0, max: 23, example: 8, description: 'In the workspace’s time zone.' };

/** Body of `POST /v1/report-schedules`. */
export class CreateReportScheduleDto {
  @StringField(NAME)
  readonly name: string;

  @EnumField(REPORT_CADENCES, { description: '`week`: the 28 days before; `month`: the month before.' })
  readonly every: ReportCadence;

  @IntegerField(DAY)
  readonly day: number;

  @IntegerField(HOUR)
  readonly hour: number;

  @EnumField(REPORT_LANGUAGES)
  readonly language: ReportLanguage;

  @ListField('string', { item: { values: REPORT_PARTS }, min: 1, max: 4, example: ['scores', 'trends'] })
  readonly parts: readonly ReportPart[];

  @BooleanField({ optional: true, description: 'Nothing is sent while it is paused.' })
  readonly paused?: boolean;

  static toContent({ paused = false, ...dto }: CreateReportScheduleDto): ReportScheduleContent {
    return { ...dto, parts: sorted(dto.parts), paused };
  }
}

/** A change of a schedule; members that are left out stay as they are. */
export class ChangeReportScheduleDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;

  @EnumField(REPORT_CADENCES, { optional: true })
  readonly every?: ReportCadence;

  @IntegerField({ ...DAY, optional: true })
  readonly day?: number;

  @IntegerField({ ...HOUR, optional: true })
  readonly hour?: number;

  @EnumField(REPORT_LANGUAGES, { optional: true })
  readonly language?: ReportLanguage;

  @ListField('string', { item: { values: REPORT_PARTS }, min: 1, max: 4, optional: true })
  readonly parts?: readonly ReportPart[];

  @BooleanField({ optional: true })
  readonly paused?: boolean;

  static toChange({ parts, ...dto }: ChangeReportScheduleDto): Partial<ReportScheduleContent> {
    return { ...dto, ...(parts === undefined ? {} : { parts: sorted(parts) }) };
  }
}

/** A report that is mailed again and again. */
export class ReportScheduleDto {
  @PublicIdField('rsc')
  readonly id: string;

  @StringField(NAME)
  readonly name: string;

  @EnumField(REPORT_CADENCES)
  readonly every: ReportCadence;

  @IntegerField(DAY)
  readonly day: number;

  @IntegerField(HOUR)
  readonly hour: number;

  @EnumField(REPORT_LANGUAGES)
  readonly language: ReportLanguage;

  @ListField('string', { item: { values: REPORT_PARTS }, min: 1, max: 4 })
  readonly parts: readonly ReportPart[];

  @BooleanField()
  readonly paused: boolean;

  @TimestampField()
  readonly created_at: string;

  @TimestampField()
  readonly updated_at: string;

  static fromSchedule(schedule: ReportSchedule): ReportScheduleDto {
    const { id, createdAt, updatedAt, ...content } = schedule;
    return {
      id: publicId('rsc', id),
      ...content,
      created_at: createdAt.toISOString(),
      updated_at: updatedAt.toISOString(),
    };
  }
}

/** The parts in the order of reading. */
export function sorted(parts: readonly ReportPart[]): readonly ReportPart[] {
  return REPORT_PARTS.filter((part) => parts.includes(part));
}
