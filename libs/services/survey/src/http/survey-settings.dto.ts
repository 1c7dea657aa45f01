import { IntegerField, ListField, TimestampField } from '@hearback/http';
import type { SurveySettings } from '../domain/survey-settings.js';

/** More complete responses than a quota may ask for; they are counted for each one that comes. */
const MAX_QUOTA = 10_000;

const OPENS_AT = 'From when on it accepts answers; null: as soon as it is published.';
const CLOSES_AT = 'Until when it accepts new answers; those begun before can be completed. Null: until it is closed.';
const QUOTA = { min: 1, max: MAX_QUOTA, nullable: true, example: 400 } as const;
const QUOTA_TEXT = 'Complete responses after which no more are accepted; null: no limit. Imported ones do not count.';
const ORIGIN = { min: 8, max: 300, pattern: /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, example: 'https://shop.example' };
const ORIGINS = { max: 20, item: ORIGIN, example: ['https://shop.example'] };
const OPENS = { nullable: true, example: '2026-03-01T08:00:00Z', description: OPENS_AT } as const;
const CLOSES = { nullable: true, example: '2099-12-31T22:00:00Z', description: CLOSES_AT } as const;
const ORIGINS_TEXT = 'Origins of the pages that may show the survey in a frame; none by default.';

/** The settings of a survey in a change; members that are left out stay as they are. */
export class ChangeSurveySettingsDto {
  @TimestampField({ ...OPENS, optional: true })
  readonly opens_at?: string | null;
  @TimestampField({ ...CLOSES, optional: true })
  readonly closes_at?: string | null;
  @IntegerField({ ...QUOTA, optional: true, description: QUOTA_TEXT })
  readonly response_quota?: number | null;
  @ListField('string', { ...ORIGINS, optional: true, description: ORIGINS_TEXT })
  readonly frame_origins?: readonly string[];
}

/** The settings of a survey. */
export class SurveySettingsDto {
  @TimestampField(OPENS)
  readonly opens_at: string | null;
  @TimestampField(CLOSES)
  readonly closes_at: string | null;
  @IntegerField({ ...QUOTA, description: QUOTA_TEXT })
  readonly response_quota: number | null;
  @ListField('string', { ...ORIGINS, description: ORIGINS_TEXT })
  readonly frame_origins: readonly string[];
}

/** The change of settings. */
export function fromSettingsDto(dto: ChangeSurveySettingsDto): Partial<SurveySettings> {
  return {
    opensAt: instantOf(dto.opens_at),
    closesAt: instantOf(dto.closes_at),
    responseQuota: dto.response_quota,
    frameOrigins: dto.frame_origins && [...new Set(dto.frame_origins)],
  };
}

/** The settings as the API shows them. */
export function toSettingsDto({ opensAt, closesAt, responseQuota, frameOrigins }: SurveySettings): SurveySettingsDto {
  return {
    opens_at: opensAt?.toISOString() ?? null,
    closes_at: closesAt?.toISOString() ?? null,
    response_quota: responseQuota,
    frame_origins: frameOrigins,
  };
}

function instantOf(text: string | null | undefined): Date | null | undefined {
  return typeof text === 'string' ? new Date(text) : text;
}
