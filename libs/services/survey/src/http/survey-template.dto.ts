import { SURVEY_SHAPE } from '@hearback/questionnaire';
import { JsonField, StringField, EnumField } from '@hearback/http';
import { TEMPLATE_KEYS, type SurveyTemplate, type TemplateKey } from '../domain/survey-template.js';
import { JOURNEY_STAGES, type JourneyStage } from '../domain/touchpoint.js';
import { EXAMPLE_DEFINITION } from './example-definition.js';

/** A template for a new survey. */
export class SurveyTemplateDto {
  @EnumField(TEMPLATE_KEYS, { example: 'nps' })
  readonly key: TemplateKey;
  @StringField({ example: 'Recommendation (NPS)' })
  readonly name: string;
  @StringField({ example: 'Loyalty to the company as a whole.', description: 'When to use it and what to adapt.' })
  readonly description: string;
  @EnumField(JOURNEY_STAGES, { nullable: true, description: 'The journey stage that it is for; null for any.' })
  readonly stage: JourneyStage | null;
  @JsonField({
    shape: SURVEY_SHAPE,
    example: EXAMPLE_DEFINITION,
    description: 'The definition to send in POST /v1/surveys.',
  })
  readonly definition: unknown;
}

/** The template as the API shows it. */
export function toSurveyTemplateDto({ key, name, description, stage, definition }: SurveyTemplate): SurveyTemplateDto {
  return { key, name, description, stage, definition };
}
