import { isLanguageTag } from '@hearback/questionnaire';
import type { FieldError } from '@hearback/kernel';

/** How a survey appears: over the page, in a place of the page, or behind a button that is always there. */
export const DISPLAYS = ['popover', 'inline', 'button'] as const;
export type Display = (typeof DISPLAYS)[number];

/** When a page shows it; each kind has one value of its own, `exit` none. */
export type Trigger =
  | { readonly kind: 'event'; readonly name: string }
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'delay'; readonly seconds: number }
  | { readonly kind: 'scroll'; readonly percent: number }
  | { readonly kind: 'exit' };

/** The member of a trigger that says when, by kind. */
const TRIGGER_VALUES = { event: 'name', page: 'path', delay: 'seconds', scroll: 'percent', exit: undefined } as const;
export const TRIGGER_KINDS = Object.keys(TRIGGER_VALUES) as readonly Trigger['kind'][];

/** A trigger before its check. */
export interface TriggerInput {
  readonly kind: Trigger['kind'];
  readonly name?: string;
  readonly path?: string;
  readonly seconds?: number;
  readonly percent?: number;
}

/** Compares an attribute of the visitor; `not_equals` holds for a missing attribute too. */
export const TARGET_OPERATORS = ['equals', 'not_equals', 'exists', 'missing'] as const;
export type TargetOperator = (typeof TARGET_OPERATORS)[number];

/** A condition on an attribute; `equals` needs one of the values, `not_equals` none of them. */
export interface Target {
  readonly attribute: string;
  readonly is: TargetOperator;
  readonly values: readonly string[];
}

/** How a survey is shown on web pages. */
export interface WidgetSettings {
  readonly enabled: boolean;
  readonly display: Display;
  readonly trigger: Trigger;
  /** Share of visitors who are asked, from 0 to 1. */
  readonly sampling: number;
  /** All must hold. */
  readonly targeting: readonly Target[];
  /** Days for which a person who was asked is not asked again. */
  readonly recontactDays: number;
  /** Text of the button by language. */
  readonly buttonText: Readonly<Record<string, string>>;
}

/** The settings of a survey for which nobody has set them. */
export const NO_WIDGET: WidgetSettings = {
  enabled: false,
  display: 'popover',
  trigger: { kind: 'delay', seconds: 10 },
  sampling: 1,
  targeting: [],
  recontactDays: 30,
  buttonText: {},
};

/** Enabled surveys of a workspace: a page receives all of them. */
export const MAX_ENABLED = 20;

/** The settings, or all their defects. Types and ranges of single values are checked before. */
export function readWidget(
  input: Omit<WidgetSettings, 'trigger'> & { readonly trigger: TriggerInput },
): { readonly settings: WidgetSettings } | { readonly defects: readonly FieldError[] } {
  const defects = [
    ...triggerDefects(input.trigger),
    ...input.targeting.flatMap(targetDefects),
    ...Object.keys(input.buttonText)
      .filter((tag) => !isLanguageTag(tag))
      .map((tag) => defect(`/button_text/${tag}`, 'bad-name', 'must be named by a language such as en or pt-BR')),
  ];
  return defects.length > 0 ? { defects } : { settings: { ...input, trigger: triggerOf(input.trigger) } };
}

function triggerOf(trigger: TriggerInput): Trigger {
  const name = TRIGGER_VALUES[trigger.kind];
  return { kind: trigger.kind, ...(name !== undefined && { [name]: trigger[name] }) } as Trigger;
}

function triggerDefects(trigger: TriggerInput): readonly FieldError[] {
  const wanted = TRIGGER_VALUES[trigger.kind];
  return (['name', 'path', 'seconds', 'percent'] as const).flatMap((name) => {
    const isGiven = trigger[name] !== undefined;
    if (name === wanted && !isGiven) return [defect(`/trigger/${name}`, 'required', `is required for ${trigger.kind}`)];
    if (name !== wanted && isGiven)
      return [defect(`/trigger/${name}`, 'not-applicable', `is not for ${trigger.kind}; leave it out`)];
    return [];
  });
}

function targetDefects({ is, values }: Target, index: number): readonly FieldError[] {
  const pointer = `/targeting/${index}/values`;
  const needsValues = is === 'equals' || is === 'not_equals';
  if (needsValues && values.length === 0) return [defect(pointer, 'too-few', `must have a value for ${is}`)];
  if (!needsValues && values.length > 0) return [defect(pointer, 'not-applicable', `must be empty for ${is}`)];
  return [];
}

function defect(pointer: string, code: string, detail: string): FieldError {
  return { pointer, code, detail };
}
