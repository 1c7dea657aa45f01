import { EnumField, IntegerField, JsonField, ObjectField, PublicIdField, StringField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { PublicBrandDto } from './public-survey.dto.js';
import { toPublicBrandDto } from './public-survey.js';

/** A published survey, as pages that ask its questions need it. */
export class PublishedSurveyDto {
  @PublicIdField('srv')
  readonly id: string;

  @EnumField(['published_survey'])
  readonly object: 'published_survey';

  @IntegerField({ min: 1, example: 1 })
  readonly version: number;

  @StringField({ example: 'k3v9x2mq7c', description: 'Code of the public page, `/s/{code}`.' })
  readonly link_code: string;

  @JsonField({
    schema: { type: 'object' },
    description: 'Languages, questions, texts and logic, as in `definition` of the version of the survey.',
    example: { default_language: 'en' },
  })
  readonly definition: unknown;

  @ObjectField(() => PublicBrandDto)
  readonly brand: PublicBrandDto;
}

/** The survey as pages see it, without the name that staff gave it. */
export function toPublishedSurveyDto(survey: PublishedSurvey): PublishedSurveyDto {
  return {
    id: publicId('srv', survey.surveyId),
    object: 'published_survey',
    version: survey.version,
    link_code: survey.linkCode,
    definition: survey.compiled.survey,
    brand: toPublicBrandDto(survey.brand),
  };
}
