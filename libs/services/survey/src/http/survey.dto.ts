import { parsePublicId, publicId } from '@hearback/kernel';
import { LIMITS, SURVEY_SHAPE } from '@hearback/questionnaire';
import {
  BooleanField,
  EntityTag,
  TimestampField,
  IntegerField,
  JsonField,
  ListField,
  ListQueryDto,
  PublicIdField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { ChangeSurveyCommand } from '../application/change-survey.js';
import type { CreateSurveyCommand } from '../application/create-survey.js';
import type { SurveyFilter, SurveyHead } from '../application/survey-queries.js';
import { SURVEY_KINDS, type SurveyKind } from '../domain/asking/attention-rules.js';
import { SURVEY_STATUSES, type Survey, type SurveyStatus } from '../domain/survey.js';
import { PublicAddress } from './public-address.js';
import { ChangeSurveySettingsDto, fromSettingsDto, SurveySettingsDto, toSettingsDto } from './survey-settings.dto.js';
import { EXAMPLE_DEFINITION } from './example-definition.js';

const NAME = { min: 1, max: 200, pattern: /\S/, example: 'After delivery', description: 'For staff.' };

const TAG = { min: 1, max: 40, pattern: /\S/, example: 'delivery' };
const KIND_TEXT = 'What it asks about; how long customers wait for the next question depends on it.';
const TAGS = { max: 20, item: TAG };

/** Maximum size of a body with a definition: one of the maximum size, the other members, and white space. */
export const BODY_BYTES = LIMITS.surveyBytes + 262_144;

/** A coarse size limit; the use case checks the exact one. */
export const DEFINITION = {
  maxBytes: LIMITS.surveyBytes * 2,
  maxDepth: LIMITS.depth,
  shape: SURVEY_SHAPE,
  example: EXAMPLE_DEFINITION,
};

/** Body of `POST /v1/surveys`. */
export class CreateSurveyDto {
  @StringField(NAME)
  readonly name: string;
  @PublicIdField('tpt', { optional: true, nullable: true, description: 'The touchpoint at which the survey is asked.' })
  readonly touchpoint_id?: string | null;
  @JsonField({ ...DEFINITION, description: 'The survey JSON; defaults are filled in.' })
  readonly definition: unknown;
  @ListField('string', { ...TAGS, optional: true, description: 'Words by which staff find the survey.' })
  readonly tags?: readonly string[];
  @EnumField(SURVEY_KINDS, {
    optional: true,
    example: 'order',
    description: `${KIND_TEXT} Default: by the stage of the touchpoint, else by the first metric.`,
  })
  readonly kind?: SurveyKind;
}

/** A change of a survey; members that are left out stay as they are. */
export class ChangeSurveyDto extends ChangeSurveySettingsDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;
  @PublicIdField('tpt', { optional: true, nullable: true })
  readonly touchpoint_id?: string | null;
  @JsonField({ ...DEFINITION, optional: true, description: 'The complete new survey JSON.' })
  readonly definition?: unknown;
  @ListField('string', { ...TAGS, optional: true, description: 'All tags; the list replaces the one before.' })
  readonly tags?: readonly string[];
  @EnumField(SURVEY_KINDS, { optional: true, example: 'order', description: KIND_TEXT })
  readonly kind?: SurveyKind;
}

/** Body of `POST /v1/surveys/{survey_id}/duplicate`. */
export class DuplicateSurveyDto {
  @StringField(NAME)
  readonly name: string;
}

/** The query of a list of surveys. */
export class SurveyQueryDto extends ListQueryDto {
  @EnumField(SURVEY_STATUSES, { optional: true })
  readonly status?: SurveyStatus;
  @PublicIdField('tpt', { optional: true })
  readonly touchpoint_id?: string;
  @StringField({ min: 1, max: 200, optional: true, example: 'delivery', description: 'Part of the name, in any case.' })
  readonly search?: string;
  @StringField({ ...TAG, optional: true })
  readonly tag?: string;
  @BooleanField({ optional: true, description: 'True lists the archived surveys, false, the default, the others.' })
  readonly archived?: boolean;
}

/** A survey without its definition, as lists show it. */
export class SurveyHeadDto extends SurveySettingsDto {
  @PublicIdField('srv')
  readonly id: string;
  @StringField(NAME)
  readonly name: string;
  @EnumField(SURVEY_STATUSES)
  readonly status: SurveyStatus;
  @StringField({ example: 'k7m2p9qx4r', description: 'The public page is /s/{link_code}. It never changes.' })
  readonly link_code: string;
  @StringField({
    example: 'https://feedback.example/s/k7m2p9qx4r',
    description: 'Address of the public page. It accepts answers while the status is `open`.',
  })
  readonly public_url: string;
  @StringField({
    example: 'https://feedback.example/s/k7m2p9qx4r?kiosk=1',
    description: 'Address of the page for a tablet that many people use: it starts over after each answer.',
  })
  readonly kiosk_url: string;
  @PublicIdField('tpt', { nullable: true })
  readonly touchpoint_id: string | null;
  @EntityTag()
  @IntegerField({ min: 1, description: 'Incremented by each change; it is the `ETag` to send as `If-Match`.' })
  readonly revision: number;
  @IntegerField({ min: 1, nullable: true, description: 'Newest published version; null before the first.' })
  readonly version: number | null;
  @TimestampField()
  readonly created_at: string;
  @TimestampField()
  readonly updated_at: string;
  @TimestampField({ nullable: true, description: 'When it last began to accept answers.' })
  readonly published_at: string | null;
  @TimestampField({ nullable: true, description: 'When it was last closed.' })
  readonly closed_at: string | null;
  @ListField('string', TAGS)
  readonly tags: readonly string[];
  @EnumField(SURVEY_KINDS, { example: 'order', description: KIND_TEXT })
  readonly kind: SurveyKind;
  @BooleanField({
    description:
      'Whether its draft is anonymous; fixed by the first version. Answers are then only shown in reports of whole periods.',
    example: false,
  })
  readonly anonymous: boolean;
  @TimestampField({ nullable: true, description: 'When it was archived; null if it is not.' })
  readonly archived_at: string | null;
}

/** A survey. */
export class SurveyDto extends SurveyHeadDto {
  @JsonField({ ...DEFINITION, description: 'The draft, which becomes the next version when it is published.' })
  readonly definition: unknown;
}

/** The command to create a survey. */
export function fromCreateSurveyDto(dto: CreateSurveyDto): CreateSurveyCommand {
  return {
    name: dto.name.trim(),
    touchpointId: touchpointUuid(dto.touchpoint_id) ?? null,
    definition: dto.definition,
    tags: distinctTags(dto.tags ?? []),
    kind: dto.kind,
  };
}

/** The change of a survey. */
export function fromChangeSurveyDto(dto: ChangeSurveyDto): ChangeSurveyCommand {
  return {
    ...fromSettingsDto(dto),
    name: dto.name?.trim(),
    touchpointId: touchpointUuid(dto.touchpoint_id),
    definition: dto.definition,
    tags: dto.tags && distinctTags(dto.tags),
    kind: dto.kind,
  };
}

function distinctTags(tags: readonly string[]): readonly string[] {
  return [...new Set(tags.map((tag) => tag.trim()))];
}

/** The filter of a list. */
export function fromSurveyQueryDto(query: SurveyQueryDto): SurveyFilter {
  const { status, touchpoint_id: id, search, tag, archived: isArchived = false } = query;
  return { status, touchpointId: touchpointUuid(id) ?? undefined, search, tag: tag?.trim(), isArchived };
}

function touchpointUuid(id: string | null | undefined): string | null | undefined {
  return typeof id === 'string' ? parsePublicId('tpt', id) : id;
}

/** The survey as lists show it. */
export function toSurveyHeadDto(survey: SurveyHead, address: PublicAddress): SurveyHeadDto {
  return headMembers(survey, address);
}

/** The survey as the API shows it. */
export function toSurveyDto(survey: Survey, address: PublicAddress): SurveyDto {
  const head = { ...survey, isAnonymous: survey.draft.anonymous !== undefined };
  return { ...headMembers(head, address), definition: survey.draft };
}

function headMembers(survey: SurveyHead, address: PublicAddress) {
  return {
    id: publicId('srv', survey.id),
    name: survey.name,
    status: survey.status,
    link_code: survey.linkCode,
    public_url: address.of(survey.linkCode),
    kiosk_url: address.ofKiosk(survey.linkCode),
    touchpoint_id: survey.touchpointId && publicId('tpt', survey.touchpointId),
    revision: survey.revision,
    version: survey.version,
    created_at: survey.createdAt.toISOString(),
    updated_at: survey.updatedAt.toISOString(),
    published_at: survey.publishedAt?.toISOString() ?? null,
    closed_at: survey.closedAt?.toISOString() ?? null,
    tags: survey.tags,
    kind: survey.kind,
    anonymous: survey.isAnonymous,
    archived_at: survey.archivedAt?.toISOString() ?? null,
    ...toSettingsDto(survey),
  };
}
