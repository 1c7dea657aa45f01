import type { FieldError } from '@hearback/kernel';
import { secondsOf, type Question, type ScoreLevel } from '@hearback/questionnaire';
import {
  errorText,
  firstControl,
  FORM_FIELDS,
  interfaceTexts,
  pagesOf,
  Screens,
  surveyPageHtml,
  surveyText,
  textOfPlace,
  thanksPageHtml,
  type AskedQuestion,
  type FilledIn,
  type HtmlPage,
  type PageData,
  type Place,
  type SurveyView,
} from '@hearback/survey-ui';
import type { PublishedSurvey } from '../domain/published-survey.js';

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
  /** The trap was filled in. */
  readonly isTrapped?: boolean;
  readonly notice?: 'busy';
}

/** Renders a screen of the survey page. */
export function screenPage(survey: PublishedSurvey, state: ScreenState): HtmlPage {
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
  const view = viewOf(survey, language, filledIn, state.errors);
  const summary = summaryOf(view, state, own);
  const title = titleOf(survey, view);
  const left = filledIn.visible.filter(({ key }) => !pages.slice(0, place.page).some(hasKey(key)));
  return surveyPageHtml(
    {
      view,
      ...brandOf(survey),
      progress: {
        step: steps.indexOf(place.page) + 1,
        steps: steps.length,
        seconds: secondsOf(definition, left, language),
        isSaved: state.isSaved,
      },
      action: `/s/${survey.linkCode}`,
      hidden: hiddenFields(survey, state),
      asked: own.map(asAsked),
      more: more.map(asAsked),
      carried: filledIn.visible.filter(({ key }) => !shown.has(key)),
      summary,
      notice: state.notice,
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
      brand: survey.brand.color ?? undefined,
      scriptPath: SCRIPT_PATH,
      alternates: alternatesOf(survey, state),
      data: JSON.stringify(dataOf(survey, language)),
    },
  );
}

/** Renders the thank-you page. */
export function thanksPage(survey: PublishedSurvey, language: string, level: ScoreLevel | undefined): HtmlPage {
  const view = viewOf(survey, language, EMPTY, []);
  const title = view.own.texts.thanks;
  return thanksPageHtml(
    { view, level, ...brandOf(survey), preview: survey.previewToken, action: `/s/${survey.linkCode}` },
    { title, scriptPath: SCRIPT_PATH, brand: survey.brand.color ?? undefined },
  );
}

/** The workspace as its customers know it. */
function brandOf({ brand }: PublishedSurvey) {
  const { name, logoPath, contact, privacyUrl } = brand;
  return {
    sender: { name: name ?? undefined, logo: logoPath ?? undefined },
    contact: contact
      ? {
          name: contact.name,
          phone: contact.phone ?? undefined,
          email: contact.email ?? undefined,
          hours: contact.hours ?? undefined,
        }
      : undefined,
    privacyUrl: privacyUrl ?? undefined,
  };
}

const EMPTY = { answers: {}, hiddenFields: {} };

function viewOf(
  survey: PublishedSurvey,
  language: string,
  { answers, hiddenFields }: Pick<FilledIn, 'answers' | 'hiddenFields'>,
  defects: readonly FieldError[],
): SurveyView {
  const own = interfaceTexts(language, survey.compiled.survey.tone ?? survey.brand.tone);
  const { questions } = survey.compiled.survey;
  const errors = defects.flatMap(({ pointer, code }) => {
    const question = questions.find(({ key }) => key === keyOf(pointer));
    return question === undefined ? [] : [[question.key, errorText(own, question, code)] as const];
  });
  return {
    survey: survey.compiled.survey,
    language,
    own,
    answers,
    piped: { hidden: hiddenFields },
    errors: new Map(errors),
  };
}

function summaryOf(view: SurveyView, { isTrapped, errors, filledIn }: ScreenState, own: readonly Question[]) {
  const items = filledIn.visible
    .filter(({ key }) => view.errors.has(key))
    .map(({ key }) => ({ text: view.errors.get(key)!, control: firstControl(key) }));
  const first = firstControl(own[0]?.key ?? '');
  if (isTrapped) items.push({ text: view.own.texts.errTrap, control: first });
  if (items.length === 0 && errors.length > 0) items.push({ text: view.own.texts.errNothing, control: first });
  return items;
}

/** A neutral title if the survey has no welcome: its name is for staff. */
function titleOf({ brand }: PublishedSurvey, { survey, language, own, piped }: SurveyView): string {
  const title = surveyText(survey, language, 'welcome.title', piped)?.text ?? own.texts.feedback;
  return brand.name === null ? title : `${title} – ${brand.name}`;
}

function hiddenFields(survey: PublishedSurvey, state: ScreenState): readonly (readonly [string, string])[] {
  return [
    [FORM_FIELDS.submission, state.submissionId],
    [FORM_FIELDS.editKey, state.editKey],
    [FORM_FIELDS.version, String(survey.version)],
    [FORM_FIELDS.language, state.language],
    [FORM_FIELDS.screen, textOfPlace(state.place)],
    ...(survey.previewToken === undefined ? [] : [[FORM_FIELDS.preview, survey.previewToken] as const]),
    ...Object.entries(state.filledIn.hiddenFields).map(([key, value]) => [key, String(value)] as const),
  ];
}

/** The addresses of the page in the survey's other languages, with what the link has filled in. */
function alternatesOf(survey: PublishedSurvey, { language, filledIn, place }: ScreenState) {
  if (survey.previewToken !== undefined || place.page > 0 || place.part > 0) return [];
  const prefilled = { ...filledIn.hiddenFields, ...filledIn.answers };
  return survey.compiled.survey.languages
    .filter((tag) => tag !== language)
    .map((tag) => {
      const query = new URLSearchParams({ lang: tag });
      for (const [key, value] of Object.entries(prefilled)) if (!Array.isArray(value)) query.set(key, String(value));
      return { language: tag, href: `/s/${survey.linkCode}?${query.toString()}` };
    });
}

/** The survey without its texts, which the page contains already. */
function dataOf({ linkCode, compiled }: PublishedSurvey, language: string): PageData {
  return { code: linkCode, language, survey: { ...compiled.survey, texts: {} } };
}

const hasKey =
  (key: string) =>
  ({ parts }: { readonly parts: readonly (readonly Question[])[] }): boolean =>
    parts.flat().some((question) => question.key === key);

/** The question key in a pointer such as `/answers/nps`. */
export function keyOf(pointer: string): string {
  return pointer.split('/')[2] ?? '';
}
