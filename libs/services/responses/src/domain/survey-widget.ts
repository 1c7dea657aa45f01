/** A condition on an attribute of a visitor. */
export interface Target {
  readonly attribute: string;
  readonly is: string;
  readonly values: readonly string[];
}

/** When a page shows a survey; `kind` says which other member there is. */
export interface Trigger {
  readonly kind: string;
  readonly name?: string;
  readonly path?: string;
  readonly seconds?: number;
  readonly percent?: number;
}

/** How a survey is shown on web pages. */
export interface SurveyWidget {
  readonly enabled: boolean;
  readonly display: string;
  readonly trigger: Trigger;
  readonly sampling: number;
  readonly targeting: readonly Target[];
  readonly recontactDays: number;
  readonly buttonText: Readonly<Record<string, string>>;
}

/** Attributes by name. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

const DAY_MS = 86_400_000;

/** Whether all conditions hold for a visitor with these attributes. */
export function isTargeted({ targeting }: SurveyWidget, attributes: Attributes): boolean {
  return targeting.every((target) => holds(target, attributes));
}

/** `not_equals` holds for a missing attribute too; an operator that is not known here holds for nobody. */
function holds({ attribute, is, values }: Target, attributes: Attributes): boolean {
  const value = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  const isMissing = value === undefined || value === null;
  if (is === 'missing') return isMissing;
  if (is === 'exists') return !isMissing;
  const isEqual = !isMissing && values.includes(String(value));
  if (is === 'equals') return isEqual;
  return is === 'not_equals' && !isEqual;
}

/** Whether enough days have passed since the person was last asked. Visitors open a button themselves, so they always may. */
export function mayBeAskedAgain(
  { display, recontactDays }: SurveyWidget,
  lastAsked: Date | undefined,
  now: Date,
): boolean {
  if (display === 'button' || lastAsked === undefined) return true;
  return now.getTime() - lastAsked.getTime() >= recontactDays * DAY_MS;
}
