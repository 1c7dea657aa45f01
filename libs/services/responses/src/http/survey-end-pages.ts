import type { ScoreLevel } from '@hearback/questionnaire';
import {
  noticePageHtml,
  thanksPageHtml,
  withdrawPageHtml,
  type AnswerKey,
  type HtmlPage,
  type TextName,
} from '@hearback/survey-ui';
import type { Refusal } from '../domain/submission-policy.js';
import { SCRIPT_PATH } from './survey-screen-page.js';
import { brandOf, headOf, viewOf } from './survey-view.js';
import type { SurveyVisit } from './survey-visit.js';

/** Renders the thank-you page; `answer` lets it be changed without script. */
export function thanksPage(
  visit: SurveyVisit,
  language: string,
  level: ScoreLevel | undefined,
  answer?: AnswerKey,
): HtmlPage {
  const view = viewOf(visit, language);
  const startOver = visit.isKiosk ? startOf(visit) : undefined;
  return thanksPageHtml(
    { view, level, answer, startOver, preview: visit.survey.previewToken, ...brandOf(visit), action: visit.path },
    { title: view.own.texts.thanks, scriptPath: SCRIPT_PATH, ...headOf(visit) },
  );
}

/** Where the next person at the same device begins, in the default language. */
export function startOf({ path }: SurveyVisit): string {
  return `${path}?kiosk=1`;
}

/** Renders the page that asks whether the answer is to be withdrawn. */
export function withdrawPage(visit: SurveyVisit, language: string, answer: AnswerKey): HtmlPage {
  const view = viewOf(visit, language);
  return withdrawPageHtml(
    { view, answer, preview: visit.survey.previewToken, ...brandOf(visit), action: visit.path },
    { title: view.own.texts.withdrawAsk, ...headOf(visit) },
  );
}

/** Renders a page that says something about the survey. */
export function noticePage(
  visit: SurveyVisit,
  language: string,
  [heading, sentence]: readonly [TextName, TextName],
  values: Readonly<Record<string, string>> = {},
): HtmlPage {
  return noticePageHtml({ view: viewOf(visit, language), ...brandOf(visit), heading, sentence, values }, headOf(visit));
}

/** The status and the texts of each refusal: 410 if it is final, 403 if the survey will open later. */
const REFUSALS: Readonly<Record<Refusal, readonly [status: number, heading: TextName, sentence: TextName]>> = {
  'survey-closed': [410, 'closed', 'closedText'],
  'survey-ended': [410, 'closed', 'closedText'],
  'survey-not-open-yet': [403, 'early', 'earlyText'],
  'quota-reached': [410, 'full', 'fullText'],
  'link-expired': [410, 'expired', 'expiredText'],
  'link-used': [410, 'used', 'usedText'],
};

/** The page of a survey that takes no answers now, with its status. */
export function refusalPage(
  visit: SurveyVisit,
  language: string,
  refusal: Refusal,
): { readonly page: HtmlPage; readonly status: number } {
  const [status, heading, sentence] = REFUSALS[refusal];
  return { status, page: noticePage(visit, language, [heading, sentence], { when: openingOf(visit, language) }) };
}

/** The opening time in the workspace's time zone. */
function openingOf({ survey: { settings, timeZone } }: SurveyVisit, language: string): string {
  if (settings.opensAt === null) return '';
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return format.format(settings.opensAt);
}
