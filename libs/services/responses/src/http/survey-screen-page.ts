import type { FieldError } from '@hearback/kernel';
import { secondsOf, type Question } from '@hearback/questionnaire';
import {
  firstControl,
  FORM_FIELDS,
  pagesOf,
  Screens,
  surveyPageHtml,
  surveyText,
  textOfPlace,
  type AskedQuestion,
  type FilledIn,
  type HtmlPage,
  type PageData,
  type Place,
  type SurveyView,
} from '@hearback/survey-ui';
import type { Suspicion } from '../domain/suspicion.js';
import { brandOf, headOf, keyOf, viewOf } from './survey-view.js';
import type { SurveyVisit } from './survey-visit.js';

/** Path of the page's script, before its file name. */
export const SCRIPT_PATH = '/survey-ui/';

/** The state of a screen of the survey page. */
export interface ScreenState {
  readonly language: string;
  readonly submissionId: string;
  readonly editKey: string;
  readonly filledIn: FilledIn;
  readonly place: Place;
  readonly isScripted: boolean;
  /** Whether the answers so far are stored. */
  readonly isSaved: boolean;
  readonly errors: readonly FieldError[];
  /** When the survey was shown, signed. */
  readonly fill?: string | undefined;
  /** Why the sender must wait or prove work, and since when the sender waits, signed. */
  readonly held?: { readonly suspicion: Suspicion; readonly waited: string };
  readonly notice?: 'busy';
}

/** The sentence about a suspicion. */
const HELD = { trapped: 'errTrap', 'too-fast': 'tooFast', 'many-answers': 'manyAnswers' } as const;

/** Renders a screen of the survey page. */
export function screenPage(visit: SurveyVisit, state: ScreenState): HtmlPage {
  const { survey } = visit;
  const { language, filledIn, place } = state;
  const definition = survey.compiled.survey;
  const pages = pagesOf(definition.questions);
  const plain = new Screens(pages, filledIn.visible, false);
  const scripted = new Screens(pages, filledIn.visible, true);
  const { own, more } = plain.questionsAt(place);
  const asked = new Set(filledIn.visible.map(({ key }) => key));
  const shown = new Set([...own, ...more].map(({ key }) => key));
  const asAsked = (question: Question): AskedQuestion => ({ question, isAsked: asked.has(question.key) });
  const steps = plain.steps();
  const view = viewOf(visit, language, filledIn, state.errors);
  const summary = summaryOf(view, state, own);
  const title = titleOf(visit, view);
  const left = filledIn.visible.filter(({ key }) => !pages.slice(0, place.page).some(hasKey(key)));
  return surveyPageHtml(
    {
      view,
      ...brandOf(visit),
      progress: {
        step: steps.indexOf(place.page) + 1,
        steps: steps.length,
        seconds: secondsOf(definition, left, language),
        isSaved: state.isSaved,
      },
      action: visit.path,
      isKiosk: visit.isKiosk,
      hidden: hiddenFields(visit, state),
      asked: own.map(asAsked),
      more: more.map(asAsked),
      carried: filledIn.visible.filter(({ key }) => !shown.has(key)),
      summary,
      notice: state.held === undefined ? state.notice : HELD[state.held.suspicion],
      challenges: state.held && `/v1/links/${survey.linkCode}/challenges`,
      isTest: survey.previewToken !== undefined,
      hasWelcome: plain.previous(place) === undefined,
      hasBack: plain.previous(place) !== undefined,
      // A question that is still hidden may be asked next, so the button without script may say more than is left.
      isLast: {
        plain: more.length === 0 && scripted.next(place) === undefined,
        scripted: scripted.next(place) === undefined,
      },
    },
    {
      title: summary.length > 0 ? `${view.own.texts.error}${title}` : title,
      ...headOf(visit),
      scriptPath: SCRIPT_PATH,
      alternates: alternatesOf(visit, state),
      data: JSON.stringify(dataOf(visit, language)),
    },
  );
}

function summaryOf(view: SurveyView, { errors, filledIn }: ScreenState, own: readonly Question[]) {
  const items = filledIn.visible
    .filter(({ key }) => view.errors.has(key))
    .map(({ key }) => ({ text: view.errors.get(key)!, control: firstControl(key) }));
  const first = firstControl(own[0]?.key ?? '');
  if (items.length === 0 && errors.length > 0) items.push({ text: view.own.texts.errNothing, control: first });
  return items;
}

/** A neutral title if the survey has no welcome: its name is for staff. */
function titleOf({ survey: { brand } }: SurveyVisit, { survey, language, own, piped }: SurveyView): string {
  const title = surveyText(survey, language, 'welcome.title', piped)?.text ?? own.texts.feedback;
  return brand.name === null ? title : `${title} – ${brand.name}`;
}

function hiddenFields(
  { survey, isKiosk, invitation }: SurveyVisit,
  state: ScreenState,
): readonly (readonly [string, string])[] {
  return [
    [FORM_FIELDS.submission, state.submissionId],
    [FORM_FIELDS.editKey, state.editKey],
    [FORM_FIELDS.version, String(survey.version)],
    [FORM_FIELDS.language, state.language],
    [FORM_FIELDS.screen, textOfPlace(state.place)],
    ...(state.fill === undefined ? [] : [[FORM_FIELDS.fill, state.fill] as const]),
    ...(state.held === undefined
      ? []
      : ([
          [FORM_FIELDS.waited, state.held.waited],
          [FORM_FIELDS.proof, ''],
        ] as const)),
    ...(survey.previewToken === undefined ? [] : [[FORM_FIELDS.preview, survey.previewToken] as const]),
    ...(invitation === undefined ? [] : ([[FORM_FIELDS.gesture, '']] as const)),
    ...(isKiosk ? ([[FORM_FIELDS.kiosk, '1']] as const) : []),
    ...Object.entries(state.filledIn.hiddenFields).map(([key, value]) => [key, String(value)] as const),
  ];
}

/** The addresses of the page in the survey's other languages, with what the link has filled in. */
function alternatesOf({ survey, path, isKiosk }: SurveyVisit, { language, filledIn, place }: ScreenState) {
  if (survey.previewToken !== undefined || place.page > 0 || place.part > 0) return [];
  const prefilled = { ...filledIn.hiddenFields, ...filledIn.answers };
  return survey.compiled.survey.languages
    .filter((tag) => tag !== language)
    .map((tag) => {
      const query = new URLSearchParams({ lang: tag, ...(isKiosk && { kiosk: '1' }) });
      for (const [key, value] of Object.entries(prefilled)) if (!Array.isArray(value)) query.set(key, String(value));
      return { language: tag, href: `${path}?${query.toString()}` };
    });
}

/** The survey without its texts, which the page contains already. */
function dataOf({ survey, path, savePath, isKiosk, invitation }: SurveyVisit, language: string): PageData {
  const needsGesture = invitation !== undefined;
  return { path, savePath, isKiosk, needsGesture, language, survey: { ...survey.compiled.survey, texts: {} } };
}

const hasKey =
  (key: string) =>
  ({ parts }: { readonly parts: readonly (readonly Question[])[] }): boolean =>
    parts.flat().some((question) => question.key === key);

/** The screen with the first error; the present one for an error of no question. */
export function placeOf(errors: readonly FieldError[], screens: Screens, state: ScreenState): Place {
  const key = errors.map(({ pointer }) => keyOf(pointer)).find((each) => each !== '');
  return key === undefined ? state.place : screens.placeOf(key);
}
