import { CHANNELS, type Channel } from '@hearback/questionnaire';
import {
  EnumField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import type { ShareLinkCommand } from '../../application/mailings/change-share-links.js';
import {
  DEFAULT_SHARE_DAYS,
  MAX_SHARE_DAYS,
  type SharedPeriod,
  type SharedView,
  type ShareLink,
} from '../../domain/mailings/share-link.js';
import {
  REPORT_LANGUAGES,
  REPORT_PARTS,
  type ReportLanguage,
  type ReportPart,
} from '../../domain/mailings/report-schedule.js';
import { sorted } from './report-schedule.dto.js';

const NAME = { min: 1, max: 80, pattern: /^\S(.*\S)?$/, example: 'Autumn review', description: 'One line.' };
const DAY = {
  min: 10,
  max: 10,
  pattern: /^\d{4}-\d\d-\d\d$/,
  example: '2026-10-30',
  optional: true,
  outOfSample: true,
} as const;
const PERIODS = ['week', 'month', 'days'] as const;

/** What a link shows: nothing else can be asked for with it. */
export class SharedViewDto {
  @EnumField(PERIODS, {
    description:
      '`week`: the 28 days before it is opened; `month`: the month before; `days`: from `from` until `to`, whenever it is opened.',
  })
  readonly period: (typeof PERIODS)[number];

  @StringField({ ...DAY, description: 'With `days`: the first day, in the workspace’s time zone.' })
  readonly from?: string;

  @StringField({ ...DAY, example: '2026-11-27', description: 'With `days`: the day after the last.' })
  readonly to?: string;

  @PublicIdField('srv', { optional: true, outOfSample: true, description: 'Only answers to this survey.' })
  readonly survey_id?: string;

  @PublicIdField('tpt', { optional: true, outOfSample: true, description: 'Only answers of this touchpoint.' })
  readonly touchpoint_id?: string;

  @EnumField(CHANNELS, { optional: true, outOfSample: true, description: 'Only answers from this channel.' })
  readonly channel?: Channel;

  @StringField({
    optional: true,
    outOfSample: true,
    min: 1,
    max: 35,
    example: 'en',
    description: 'Only answers in this language (BCP 47).',
  })
  readonly language?: string;

  @ListField('string', {
    item: { values: REPORT_PARTS },
    min: 1,
    max: 4,
    optional: true,
    example: ['scores', 'trends'],
    description: 'Needed without `board_id`. Of a dashboard: the parts that its tiles show.',
  })
  readonly parts?: readonly ReportPart[];

  @PublicIdField('brd', {
    optional: true,
    outOfSample: true,
    description:
      'Shows the tiles of this dashboard as they are now, all over this period, instead of parts and filters. A tile that no link can show is named with the reason.',
  })
  readonly board_id?: string;

  /** Undefined: `days` without both ends, or ends without `days`. */
  static toPeriod({ period, from, to }: SharedViewDto): SharedPeriod | undefined {
    const hasEnds = from !== undefined && to !== undefined;
    if (period === 'days' ? !hasEnds : from !== undefined || to !== undefined) return undefined;
    return period === 'days' ? { kind: period, from: from ?? '', to: to ?? '' } : { kind: period };
  }

  /** The dashboard to show; undefined: a report. */
  static boardOf({ board_id }: SharedViewDto): string | undefined {
    return board_id === undefined ? undefined : parsePublicId('brd', board_id);
  }

  /** Whether it is a report by its parts, or a dashboard alone. */
  static isOneView({ board_id, parts, survey_id, touchpoint_id, channel, language }: SharedViewDto): boolean {
    if (board_id === undefined) return parts !== undefined;
    return [parts, survey_id, touchpoint_id, channel, language].every((member) => member === undefined);
  }

  /** The view of a report. */
  static toView(dto: SharedViewDto, period: SharedPeriod): SharedView {
    const { survey_id, touchpoint_id, channel, language, parts = [] } = dto;
    return {
      period,
      filter: {
        ...(survey_id === undefined ? {} : { surveyId: parsePublicId('srv', survey_id) }),
        ...(touchpoint_id === undefined ? {} : { touchpointId: parsePublicId('tpt', touchpoint_id) }),
        ...(channel === undefined ? {} : { channel }),
        ...(language === undefined ? {} : { language }),
      },
      parts: sorted(parts),
    };
  }

  static fromView({ period, filter, parts, board }: SharedView): SharedViewDto {
    const { surveyId, touchpointId, channel, language } = filter;
    return {
      period: period.kind,
      ...(period.kind === 'days' ? { from: period.from, to: period.to } : {}),
      ...(surveyId === undefined ? {} : { survey_id: publicId('srv', surveyId) }),
      ...(touchpointId === undefined || touchpointId === null ? {} : { touchpoint_id: publicId('tpt', touchpointId) }),
      ...(channel === undefined ? {} : { channel: channel as Channel }),
      ...(language === undefined ? {} : { language }),
      parts,
      ...(board === undefined ? {} : { board_id: publicId('brd', board.id) }),
    };
  }
}

/** Body of `POST /v1/share-links`. */
export class CreateShareLinkDto {
  @StringField(NAME)
  readonly name: string;

  @EnumField(REPORT_LANGUAGES, { description: 'In which the page is written.' })
  readonly language: ReportLanguage;

  @ObjectField(() => SharedViewDto)
  readonly view: SharedViewDto;

  @IntegerField({ min: 1, max: MAX_SHARE_DAYS, optional: true, example: 30, description: 'Days until it expires.' })
  readonly days: number = DEFAULT_SHARE_DAYS;

  static toCommand({ name, language, days }: CreateShareLinkDto, view: SharedView): ShareLinkCommand {
    return { name, language, days, view };
  }
}

/** A link with which anybody reads a report until it expires or is revoked. */
export class ShareLinkDto {
  @PublicIdField('rsh')
  readonly id: string;

  @StringField(NAME)
  readonly name: string;

  @EnumField(REPORT_LANGUAGES)
  readonly language: ReportLanguage;

  @ObjectField(() => SharedViewDto)
  readonly view: SharedViewDto;

  @StringField({
    nullable: true,
    example: '/shared/AZjA3gAAcACAAAAAAAAAoQ',
    description: 'Path of the page at the public address of this installation; null once it is closed.',
  })
  readonly path: string | null;

  @EnumField(['open', 'expired', 'revoked'])
  readonly status: 'open' | 'expired' | 'revoked';

  @IntegerField({
    min: 0,
    example: 3,
    description: 'How often a browser has shown it. Programs that only fetch the page are not counted.',
  })
  readonly views: number;

  @TimestampField({ nullable: true, description: 'When it was shown last.' })
  readonly viewed_at: string | null;

  @TimestampField()
  readonly created_at: string;

  @TimestampField()
  readonly expires_at: string;

  @TimestampField({ nullable: true })
  readonly revoked_at: string | null;

  static fromLink(link: ShareLink, path: string, now: Date): ShareLinkDto {
    const { id, name, language, view, views, viewedAt, createdAt, expiresAt, revokedAt } = link;
    const status = revokedAt !== null ? 'revoked' : now < expiresAt ? 'open' : 'expired';
    return {
      id: publicId('rsh', id),
      name,
      language,
      view: SharedViewDto.fromView(view),
      path: status === 'open' ? path : null,
      status,
      views,
      viewed_at: viewedAt?.toISOString() ?? null,
      created_at: createdAt.toISOString(),
      expires_at: expiresAt.toISOString(),
      revoked_at: revokedAt?.toISOString() ?? null,
    };
  }
}
