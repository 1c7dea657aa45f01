import type { Report } from '../engine/engine.js';
import type { Gate, GateName } from '../engine/gates.js';
import type { Trigger, WidgetSurvey } from '../protocol.js';

/** A gate with whether it is passed, and what to do if not. */
export interface Finding {
  /** What it is about: the page or a survey. */
  readonly subject: string;
  readonly gate: string;
  readonly passed: boolean;
  readonly fix?: string;
}

const PAGE = 'This page';

interface PageState {
  /** Origin of the page. */
  readonly page: string;
  readonly isOnline: boolean;
}

/** All gates in the order in which they are tried. Texts are for the developers of pages, and so in English. */
export function findings(report: Report, isReached: boolean, { page, isOnline }: PageState): readonly Finding[] {
  const { status, reply, surveys, keeps } = report;
  const isAnswered = status !== 0;
  const common: Finding[] = [
    finding(
      PAGE,
      'the server can be reached',
      isReached,
      isOnline ? policyFix(report.origin) : 'Connect to the network.',
    ),
  ];
  if (isReached)
    common.push(
      finding(
        PAGE,
        'the key may be used on this page',
        isAnswered && status !== 403,
        `Add ${page} to the origins of the key, and use a publishable key.`,
      ),
    );
  if (isAnswered && status !== 403) {
    common.push(finding(PAGE, 'the key is known', status !== 401, 'Copy the publishable key into data-key.'));
    if (status >= 400 && status !== 401)
      common.push(finding(PAGE, 'the server accepts the request', false, reply.body?.detail ?? 'Try again later.'));
  }
  if (status === 200)
    common.push(
      finding(
        PAGE,
        'a survey is published, open and set up for the widget',
        surveys.length > 0,
        'Publish a survey and enable its widget.',
      ),
    );
  return [...common, ...surveys.flatMap(({ survey, gates }) => gates.map((gate) => ofSurvey(survey, gate, keeps)))];
}

function finding(subject: string, gate: string, passed: boolean, fix: string): Finding {
  return passed ? { subject, gate, passed } : { subject, gate, passed, fix };
}

function policyFix(origin: string): string {
  return `Allow ${origin} in script-src and connect-src of the page's policy, and see whether the server runs.`;
}

/** The server says only "not now" of a visitor whom it knows: a page must not learn what happened elsewhere. */
const GATES: Readonly<
  Record<GateName, (survey: WidgetSurvey, keeps: boolean) => readonly [gate: string, fix: string]>
> = {
  askable: () => [
    'the server wants this visitor asked',
    'Not now: compare attributes with the targeting, or try another visitor.',
  ],
  sampling: ({ sampling }) => [
    `the visitor is among the ${Math.round(sampling * 100)} % who are asked`,
    'Call hearback.reset() to draw again, or raise the share.',
  ],
  recontact: ({ recontact_days: days }, keeps) => [
    `it was not shown in this browser in the last ${days} days`,
    `Call hearback.reset() to forget it${keeps ? '' : ' (data-storage is off, so it lasts until the page is left)'}.`,
  ],
  place: ({ id }) => ['the page has a place for it', `Add an element with data-hearback-inline="${id}".`],
  trigger: ({ trigger }) => [triggerText(trigger), triggerFix(trigger)],
  once: () => ['no survey has opened by itself on this page yet', 'Load the page again, or call hearback.reset().'],
  alone: () => ['no survey is open', 'Close the open survey.'],
};

function ofSurvey(survey: WidgetSurvey, { name, passed }: Gate, keeps: boolean): Finding {
  const [gate, fix] = GATES[name](survey, keeps);
  return finding(`${survey.id} (${survey.display})`, gate, passed, fix);
}

function triggerText(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'event':
      return `the page has called hearback.track("${trigger.name}")`;
    case 'page':
      return `the path of the page matches ${trigger.path}`;
    case 'delay':
      return `the visitor has been here for ${trigger.seconds} seconds`;
    case 'scroll':
      return `the visitor has scrolled through ${trigger.percent} % of the page`;
    case 'exit':
      return 'the pointer has left the window at its top';
  }
}

function triggerFix(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'event':
      return `Call hearback.track("${trigger.name}") when it happens.`;
    case 'page':
      return `Go to such a page; this one is ${location.pathname}.`;
    default:
      return 'Wait, or do so.';
  }
}
