import type { WidgetSurvey } from '../protocol.js';

/** What must hold before a survey shows itself. */
export type GateName = 'askable' | 'sampling' | 'recontact' | 'place' | 'trigger' | 'once' | 'alone';

export interface Gate {
  readonly name: GateName;
  readonly passed: boolean;
}

/** What the gates depend on, apart from the survey. */
export interface Moment {
  /** Whether the server knows the visitor, and so knows when to ask again. */
  readonly isKnown: boolean;
  /** From 0 to 99, for this survey. */
  readonly drawn: number;
  readonly daysSinceAsked: number | undefined;
  /** Whether the page has the element of an inline survey. */
  readonly hasPlace: boolean;
  readonly isTriggered: boolean;
  /** Whether a survey, this one or another, has opened by itself on this page. */
  readonly wasShown: boolean;
  readonly isAnotherOpen: boolean;
}

/** The gates of a survey in the order in which they are tried. A button only waits for a click. */
export function gatesOf(survey: WidgetSurvey, moment: Moment): readonly Gate[] {
  const { display, askable, sampling, recontact_days: recontactDays } = survey;
  const { daysSinceAsked = Infinity } = moment;
  const gates: Gate[] = [{ name: 'askable', passed: askable }];
  if (display === 'button') return gates;
  gates.push(
    { name: 'sampling', passed: moment.drawn < sampling * 100 },
    { name: 'recontact', passed: moment.isKnown || daysSinceAsked >= recontactDays },
  );
  if (display === 'inline') return [...gates, { name: 'place', passed: moment.hasPlace }, trigger(moment)];
  return [
    ...gates,
    trigger(moment),
    { name: 'once', passed: !moment.wasShown },
    { name: 'alone', passed: !moment.isAnotherOpen },
  ];
}

function trigger({ isTriggered }: Moment): Gate {
  return { name: 'trigger', passed: isTriggered };
}
