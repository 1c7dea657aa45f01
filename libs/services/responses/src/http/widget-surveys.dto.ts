import {
  BooleanField,
  EnumField,
  IntegerField,
  JsonField,
  ListField,
  NumberField,
  ObjectField,
  PublicIdField,
  RecordField,
  StringField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { directionOf } from '@hearback/questionnaire';
import { interfaceTexts, NEUTRAL_BRAND } from '@hearback/survey-ui';
import type { WidgetSurvey } from '../application/widget-surveys.js';
import { PublicBrandDto } from './public-survey.dto.js';
import { inLanguage, textIn, toPublicBrandDto } from './public-survey.js';

/** The interface's own texts in a language. */
export class InterfaceTextsDto {
  @StringField({ example: 'en' })
  readonly language: string;
  @RecordField({ of: ['string'], example: { send: 'Send' } })
  readonly texts: Readonly<Record<string, string>>;
}

/** A survey of a web page. */
export class WidgetSurveyDto {
  @PublicIdField('srv')
  readonly id: string;
  @IntegerField({ min: 1, example: 1 })
  readonly version: number;
  @StringField({ example: 'popover', description: '`popover`, `inline` or `button`; show no other.' })
  readonly display: string;
  @JsonField({
    schema: { type: 'object' },
    example: { kind: 'delay', seconds: 10 },
    description: 'As in the settings of the widget.',
  })
  readonly trigger: unknown;
  @NumberField({ min: 0, max: 1, example: 1, description: 'Share of visitors to ask.' })
  readonly sampling: number;
  @BooleanField({ example: true, description: 'Whether this visitor may be asked.' })
  readonly askable: boolean;
  @IntegerField({ min: 0, max: 365, example: 30 })
  readonly recontact_days: number;
  @StringField({ nullable: true, example: 'Feedback', description: 'Text of the button in `language`.' })
  readonly button_text: string | null;
  @StringField({ example: 'en' })
  readonly language: string;
  @EnumField(['ltr', 'rtl'])
  readonly direction: 'ltr' | 'rtl';
  @JsonField({
    schema: { type: 'object' },
    description: 'Questions, logic and languages, with the texts of `language` and of the default language.',
    example: { default_language: 'en' },
  })
  readonly definition: unknown;
  @StringField({ example: 'mf2k8a3q.…', description: 'Send it with the answers: it shows that they took their time.' })
  readonly fill_token: string;
  @ObjectField(() => InterfaceTextsDto)
  readonly interface: InterfaceTextsDto;
}

/** The surveys of a web page. */
export class WidgetSurveysDto {
  @EnumField(['widget_surveys'])
  readonly object: 'widget_surveys';
  @ObjectField(() => PublicBrandDto)
  readonly brand: PublicBrandDto;
  @ListField(() => WidgetSurveyDto, { max: 20 })
  readonly surveys: readonly WidgetSurveyDto[];
}

const NO_BRAND = {
  name: null,
  color: NEUTRAL_BRAND,
  contact: null,
  privacyUrl: null,
  tone: 'formal',
  logoPath: null,
  callBackUrl: null,
} as const;

/** What a survey has for its visitor alone. */
interface OfVisitor {
  readonly language: string;
  readonly fillToken: string;
}

/** The surveys for the wire, each with what `visitor` returns for it. */
export function toWidgetSurveysDto(
  found: readonly WidgetSurvey[],
  visitor: (survey: WidgetSurvey['survey']) => OfVisitor,
): WidgetSurveysDto {
  return {
    object: 'widget_surveys',
    brand: toPublicBrandDto(found[0]?.survey.brand ?? NO_BRAND),
    surveys: found.map((each) => toWidgetSurveyDto(each, visitor(each.survey))),
  };
}

function toWidgetSurveyDto(
  { survey, widget, isAskable }: WidgetSurvey,
  { language, fillToken }: OfVisitor,
): WidgetSurveyDto {
  const definition = survey.compiled.survey;
  return {
    id: publicId('srv', survey.surveyId),
    version: survey.version,
    display: widget.display,
    trigger: widget.trigger,
    sampling: widget.sampling,
    askable: isAskable,
    recontact_days: widget.recontactDays,
    button_text: textIn(widget.buttonText, language, definition),
    language,
    direction: directionOf(language),
    definition: inLanguage(definition, language),
    fill_token: fillToken,
    interface: interfaceTexts(language, definition.tone ?? survey.brand.tone),
  };
}
