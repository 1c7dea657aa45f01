import type { FieldError } from '@hearback/kernel';
import { textOf, type Question } from '@hearback/questionnaire';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { markup, type Html } from './markup.js';
import { OWN, type FilledIn } from './page-form.js';
import { layout } from './page-layout.js';
import { wordHtml, wordOf, type PageWord } from './page-words.js';
import { firstControl, questionFields } from './question-fields.js';

/** What a survey's page shows. */
export interface PageState {
  readonly language: string;
  readonly submissionId: string;
  readonly filledIn: FilledIn;
  readonly errors: readonly FieldError[];
  /** A notice above the form. */
  readonly notice?: 'busy' | 'more';
}

/** The survey as a form that works without JavaScript; the text of a whole page. */
export function surveyPage(survey: PublishedSurvey, state: PageState): string {
  const { language, filledIn } = state;
  const definition = survey.compiled.survey;
  const heading = textOf(definition, language, 'welcome.title') ?? survey.name;
  const welcome = textOf(definition, language, 'welcome.text');
  const wrong = new Map(state.errors.map((error) => [error.pointer.split('/')[2] ?? '', error]));
  const complaint = state.errors.length > 0;
  return layout(
    language,
    complaint ? `${wordOf(language, 'summary')} – ${heading}` : heading,
    markup`<h1>${heading}</h1>
${welcome && markup`<p>${welcome}</p>`}${complaint && summary(survey, state, wrong)}${
      state.notice && markup`<p class="notice" role="status">${wordHtml(language, state.notice)}</p>`
    }<form method="post" action="/s/${survey.linkCode}" accept-charset="utf-8">
${ownFields(survey, state)}${filledIn.visible.map((question) =>
      questionFields({
        survey: definition,
        question,
        language,
        value: filledIn.answers[question.key],
        error: complaintOf(language, wrong.get(question.key)),
      }),
    )}<button type="submit">${wordHtml(language, 'send')}</button>
</form>
${languageLinks(survey, state)}`,
  );
}

/** The thanks after an answer. */
export function thanksPage(survey: PublishedSurvey, language: string): string {
  const definition = survey.compiled.survey;
  const heading = textOf(definition, language, 'thank_you.title');
  const words = textOf(definition, language, 'thank_you.text');
  return layout(
    language,
    heading ?? wordOf(language, 'thanks'),
    markup`<h1>${heading ?? wordHtml(language, 'thanks')}</h1><p>${words ?? wordHtml(language, 'thanksText')}</p>`,
  );
}

/** Submission, version and hidden fields travel with the form; the trap is for those who fill in everything. */
function ownFields(survey: PublishedSurvey, state: PageState): Html {
  const { language, filledIn } = state;
  const fields: readonly (readonly [string, string])[] = [
    [OWN.submission, state.submissionId],
    [OWN.version, String(survey.version)],
    [OWN.language, language],
    [OWN.shown, filledIn.visible.map(({ key }) => key).join(' ')],
    ...Object.entries(filledIn.hiddenFields).map(([key, value]) => [key, String(value)] as const),
  ];
  return markup`${fields.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
<div class="trap" aria-hidden="true"><label>${wordHtml(language, 'trap')} <input type="text" name="${OWN.trap}" tabindex="-1" autocomplete="off"></label></div>
`;
}

function summary(survey: PublishedSurvey, state: PageState, wrong: ReadonlyMap<string, FieldError>): Html {
  const { language } = state;
  const first = state.filledIn.visible[0]?.key ?? '';
  const titleOf = ({ key }: Question) => textOf(survey.compiled.survey, language, `questions.${key}.title`);
  const items = state.filledIn.visible.filter(({ key }) => wrong.has(key));
  return markup`<div class="summary" role="alert"><h2>${wordHtml(language, 'summary')}</h2>
<ul>${items.map(
    (question) =>
      markup`<li><a href="#${firstControl(question.key)}">${titleOf(question)}: ${complaintOf(language, wrong.get(question.key))}</a></li>`,
  )}${items.length === 0 && markup`<li><a href="#${firstControl(first)}">${wordHtml(language, 'nothing')}</a></li>`}</ul></div>
`;
}

function complaintOf(language: string, error: FieldError | undefined): Html | undefined {
  if (error === undefined) return undefined;
  const word: PageWord = error.code === 'required' ? 'missing' : 'invalid';
  return wordHtml(language, word);
}

/** Links to the page in the survey's other languages; hidden fields come along. */
function languageLinks(survey: PublishedSurvey, { language, filledIn }: PageState): Html | false {
  const { languages } = survey.compiled.survey;
  if (languages.length < 2) return false;
  const link = (tag: string) => {
    const query = new URLSearchParams({ lang: tag });
    for (const [key, value] of Object.entries(filledIn.hiddenFields)) query.set(key, String(value));
    return `/s/${survey.linkCode}?${query.toString()}`;
  };
  const name = (tag: string) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return markup`<nav aria-label="${wordOf(language, 'language')}"><ul class="languages">${languages
    .filter((tag) => tag !== language)
    .map(
      (tag) => markup`<li><a href="${link(tag)}" lang="${tag}" hreflang="${tag}">${name(tag)}</a></li>`,
    )}</ul></nav>`;
}
