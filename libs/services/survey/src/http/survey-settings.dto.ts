import { IntegerField, ListField, TimestampField } from '@hearback/http';
import type { SurveySettings } from '../domain/survey-settings.js';

/** More complete responses than a quota may ask for; they are counted for each one that comes. */
const MAX_QUOTA = 10_000;

const OPENS_AT = 'From when on it accepts answers; null: as soon as it is published.';
const CLOSES_AT = 'Until when it accepts new answers; those begun before can be completed. Null: until it is closed.';
const QUOTA = { min: 1, max: MAX_QUOTA, nullable: true } as const;
const QUOTA_TEXT = 'Complete responses after which no more are accepted; null: no limit. Imported ones do not count.';
const ORIGIN = { min: 8, max: 300, pattern: /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, example: 'https://shop.example' };
const ORIGINS = { max: 20, item: ORIGIN } as const;
const ORIGINS_TEXT = 'Origins of the pages that may show the survey in a frame; none by default.';

/** The settings of a survey in a change; members that are left out stay as they are. */
export class ChangeSurveySettingsDto {
  @TimestampField({ optional: true, nullable: true, description: OPENS_AT })
  readonly opens_at?: string | null;
  @TimestampField({ optional: true, nullable: true, description: CLOSES_AT })
  readonly closes_at?: string | null;
  @IntegerField({ ...QUOTA, optional: true, description: QUOTA_TEXT })
  readonly response_quota?: number | null;
  @ListField('string', { ...ORIGINS, optional: true, description: ORIGINS_TEXT })
  readonly frame_origins?: readonly string[];
}

/** The settings of a survey. */
export class SurveySettingsDto {
  @TimestampField({ nullable: true, description: OPENS_AT })
  readonly opens_at: string | null;
  @TimestampField({ nullable: true, description: CLOSES_AT })
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
