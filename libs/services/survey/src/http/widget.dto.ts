import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  RecordField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { StoredWidget } from '../application/widget-store.js';
import { surveyErrors } from '../application/survey.errors.js';
import {
  DISPLAYS,
  NO_WIDGET,
  readWidget,
  TARGET_OPERATORS,
  TRIGGER_KINDS,
  type Display,
  type TargetOperator,
  type Trigger,
  type WidgetSettings,
} from '../domain/widget.js';

const NAME = { optional: true, outOfSample: true } as const;

/** When a page shows the survey. Each kind needs the member that is described for it, and no other. */
export class WidgetTriggerDto {
  @EnumField(TRIGGER_KINDS, { example: 'delay' })
  readonly kind: Trigger['kind'];
  @StringField({
    ...NAME,
    min: 1,
    max: 64,
    pattern: /^[a-z][a-z0-9_-]*$/,
    example: 'checkout_done',
    description: '`event`: the name that the page passes to `track`.',
  })
  readonly name?: string;
  @StringField({
    ...NAME,
    min: 1,
    max: 200,
    pattern: /^[/*]\S*$/,
    example: '/help/*',
    description: '`page`: the path of the page, without query; `*` stands for any characters.',
  })
  readonly path?: string;
  @IntegerField({ optional: true, min: 0, max: 3600, example: 10, description: '`delay`: seconds on the page.' })
  readonly seconds?: number;
  @IntegerField({ ...NAME, min: 1, max: 100, example: 50, description: '`scroll`: share of the page in percent.' })
  readonly percent?: number;
}

/** A condition on an attribute of the visitor. */
export class WidgetTargetDto {
  @StringField({ min: 1, max: 64, pattern: /^[A-Za-z0-9_.-]+$/, example: 'plan' })
  readonly attribute: string;
  @EnumField(TARGET_OPERATORS, { description: '`not_equals` holds for a missing attribute too.' })
  readonly is: TargetOperator;
  @ListField('string', {
    max: 50,
    item: { max: 200 },
    optional: true,
    example: ['gold'],
    description: '`equals` needs one of them, `not_equals` none; compared as text.',
  })
  readonly values?: readonly string[];
}

/** Body of `PUT /v1/surveys/{survey_id}/widget`. */
export class ChangeWidgetDto {
  @BooleanField({
    example: true,
    description: 'Whether pages with a publishable key of the workspace show the survey.',
  })
  readonly enabled: boolean;
  @EnumField(DISPLAYS, {
    description: 'Over the page, in a place of the page, or behind a button that is always there.',
  })
  readonly display: Display;
  @ObjectField(() => WidgetTriggerDto)
  readonly trigger: WidgetTriggerDto;
  @NumberField({
    optional: true,
    min: 0,
    max: 1,
    example: 1,
    description: 'Share of visitors who are asked. Default: 1.',
  })
  readonly sampling?: number;
  @ListField(() => WidgetTargetDto, {
    optional: true,
    max: 20,
    description: 'Conditions on attributes of the visitor; all must hold. Pages do not see them.',
  })
  readonly targeting?: readonly WidgetTargetDto[];
  @IntegerField({
    optional: true,
    min: 0,
    max: 365,
    example: 30,
    description: 'Days for which somebody who was asked is not asked again; not for a button. Default: 30.',
  })
  readonly recontact_days?: number;
  @RecordField({
    of: ['string'],
    optional: true,
    max: 50,
    value: { min: 1, max: 60 },
    example: { en: 'Feedback' },
    description: 'Text of the button by language.',
  })
  readonly button_text?: Readonly<Record<string, string>>;
}

/** How a survey is shown on web pages. */
export class WidgetDto extends ChangeWidgetDto {
  @TimestampField({ nullable: true, description: 'Time of the last change; null: never set.' })
  readonly updated_at: string | null;
}

/** The settings of a body. Throws `bad-widget`. */
export function fromChangeWidgetDto(dto: ChangeWidgetDto): WidgetSettings {
  const read = readWidget({
    enabled: dto.enabled,
    display: dto.display,
    trigger: { ...dto.trigger },
    sampling: dto.sampling ?? NO_WIDGET.sampling,
    targeting: (dto.targeting ?? []).map(({ attribute, is, values }) => ({ attribute, is, values: values ?? [] })),
    recontactDays: dto.recontact_days ?? NO_WIDGET.recontactDays,
    buttonText: dto.button_text ?? {},
  });
  if ('defects' in read) throw surveyErrors.error('bad-widget', undefined, { errors: read.defects });
  return read.settings;
}

/** The settings for the wire. */
export function toWidgetDto(widget: StoredWidget | undefined): WidgetDto {
  const { recontactDays, buttonText, ...settings } = widget?.settings ?? NO_WIDGET;
  return {
    ...settings,
    recontact_days: recontactDays,
    button_text: buttonText,
    updated_at: widget?.updatedAt.toISOString() ?? null,
  };
}
