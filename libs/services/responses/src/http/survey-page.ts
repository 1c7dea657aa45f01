import type { FieldError } from '@hearback/kernel';
import { textOf, type Question } from '@hearback/questionnaire';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { markup, type Html } from './markup.js';
import { PAGE_FIELDS, type FilledIn } from './survey-form.js';
import { layout } from './survey-page-layout.js';
import { pageTextHtml, pageText, type PageText } from './survey-page-texts.js';
import { firstControl, questionFields } from './question-fields.js';

/** The state of a survey page. */
export interface PageState {
  readonly language: string;
  readonly submissionId: string;
  readonly filledIn: FilledIn;
  readonly errors: readonly FieldError[];
  /** A notice above the form. */
  readonly notice?: 'busy' | 'more';
}

/** Renders the survey page: a form that works without JavaScript. */
export function surveyPage(survey: PublishedSurvey, state: PageState): string {
  const { language, filledIn } = state;
  const definition = survey.compiled.survey;
  const heading = textOf(definition, language, 'welcome.title') ?? survey.name;
  const welcome = textOf(definition, language, 'welcome.text');
  const wrong = new Map(state.errors.map((error) => [error.pointer.split('/')[2] ?? '', error]));
  const hasErrors = state.errors.length > 0;
  return layout(
    language,
    hasErrors ? `${pageText(language, 'summary')} – ${heading}` : heading,
    markup`<h1>${heading}</h1>
${welcome && markup`<p>${welcome}</p>`}${hasErrors && summary(survey, state, wrong)}${
      state.notice && markup`<p class="notice" role="status">${pageTextHtml(language, state.notice)}</p>`
    }<form method="post" action="/s/${survey.linkCode}" accept-charset="utf-8">
${technicalFields(survey, state)}${filledIn.visible.map((question) =>
      questionFields({
        survey: definition,
        question,
        language,
        value: filledIn.answers[question.key],
        error: errorTextOf(language, wrong.get(question.key)),
      }),
    )}<button type="submit">${pageTextHtml(language, 'send')}</button>
</form>
${languageLinks(survey, state)}`,
  );
}

/** Renders the thank-you page. */
export function thanksPage(survey: PublishedSurvey, language: string): string {
  const definition = survey.compiled.survey;
  const heading = textOf(definition, language, 'thank_you.title');
  const text = textOf(definition, language, 'thank_you.text');
  return layout(
    language,
    heading ?? pageText(language, 'thanks'),
    markup`<h1>${heading ?? pageTextHtml(language, 'thanks')}</h1><p>${text ?? pageTextHtml(language, 'thanksText')}</p>`,
  );
}

/** Hidden inputs for the submission, the version and hidden fields, and a honeypot against bots. */
function technicalFields(survey: PublishedSurvey, state: PageState): Html {
  const { language, filledIn } = state;
  const fields: readonly (readonly [string, string])[] = [
    [PAGE_FIELDS.submission, state.submissionId],
    [PAGE_FIELDS.version, String(survey.version)],
    [PAGE_FIELDS.language, language],
    [PAGE_FIELDS.shown, filledIn.visible.map(({ key }) => key).join(' ')],
    ...Object.entries(filledIn.hiddenFields).map(([key, value]) => [key, String(value)] as const),
  ];
  return markup`${fields.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
<div class="trap" aria-hidden="true"><label>${pageTextHtml(language, 'honeypot')} <input type="text" name="${PAGE_FIELDS.honeypot}" tabindex="-1" autocomplete="off"></label></div>
`;
}

function summary(survey: PublishedSurvey, state: PageState, wrong: ReadonlyMap<string, FieldError>): Html {
  const { language } = state;
  const first = state.filledIn.visible[0]?.key ?? '';
  const titleOf = ({ key }: Question) => textOf(survey.compiled.survey, language, `questions.${key}.title`);
  const items = state.filledIn.visible.filter(({ key }) => wrong.has(key));
  return markup`<div class="summary" role="alert"><h2>${pageTextHtml(language, 'summary')}</h2>
<ul>${items.map(
    (question) =>
      markup`<li><a href="#${firstControl(question.key)}">${titleOf(question)}: ${errorTextOf(language, wrong.get(question.key))}</a></li>`,
  )}${items.length === 0 && markup`<li><a href="#${firstControl(first)}">${pageTextHtml(language, 'nothing')}</a></li>`}</ul></div>
`;
}

function errorTextOf(language: string, error: FieldError | undefined): Html | undefined {
  if (error === undefined) return undefined;
  const name: PageText = error.code === 'required' ? 'missing' : 'invalid';
  return pageTextHtml(language, name);
}

/** Links to the page in the other languages of the survey, with the hidden fields. */
function languageLinks(survey: PublishedSurvey, { language, filledIn }: PageState): Html | false {
  const { languages } = survey.compiled.survey;
  if (languages.length < 2) return false;
  const link = (tag: string) => {
    const query = new URLSearchParams({ lang: tag });
    for (const [key, value] of Object.entries(filledIn.hiddenFields)) query.set(key, String(value));
    return `/s/${survey.linkCode}?${query.toString()}`;
  };
  const name = (tag: string) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return markup`<nav aria-label="${pageText(language, 'language')}"><ul class="languages">${languages
    .filter((tag) => tag !== language)
    .map(
      (tag) => markup`<li><a href="${link(tag)}" lang="${tag}" hreflang="${tag}">${name(tag)}</a></li>`,
    )}</ul></nav>`;
}
