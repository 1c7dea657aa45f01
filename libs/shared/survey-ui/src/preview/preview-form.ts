import { answerDefect, directionOf, prepareSurvey, type PreparedSurvey } from '@hearback/questionnaire';
import { cloneElement, render } from 'preact';
import { formFields, showAsked, tickOther } from '../browser/form-state.js';
import { errorText } from '../form/error-text.js';
import { pagesOf } from '../form/pages.js';
import { readForm, type Fields, type FilledIn } from '../form/read-form.js';
import { Screens, type Place } from '../form/screens.js';
import { interfaceTexts } from '../texts/interface-texts.js';
import type { Preview } from './preview-message.js';
import { previewPage } from './preview-page.js';

const NO_ERRORS: ReadonlyMap<string, string> = new Map();

/** A survey that can be stepped through. Answers stay in the page; nothing is sent or stored. */
export class PreviewForm {
  #preview: Preview | undefined;
  #compiled: PreparedSurvey | undefined;
  #fields: Fields = {};
  #place: Place | 'thanks' = { page: 0, part: 0 };
  /** Each screen is rendered from scratch, so that no control keeps what belongs to another question. */
  #renderings = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly onLanguage: (language: string) => void,
  ) {
    root.addEventListener('input', ({ target }) => this.#changed(target));
    root.addEventListener('submit', (event) => this.#submit(event));
  }

  /** Shows a draft. The answers and the screen stay, as far as the draft still has them. */
  show(preview: Preview): void {
    const before = this.#preview;
    this.#preview = preview;
    this.#compiled = prepareSurvey(preview.survey);
    if (before?.run !== preview.run) this.#fields = {};
    const screens = this.#screens(this.#read());
    if (preview.question !== null && before?.question !== preview.question) {
      this.#place = screens.placeOf(preview.question);
    } else if (before?.run !== preview.run || this.#place === 'thanks') {
      this.#place = screens.first();
    }
    if (!screens.steps().includes(this.#place.page)) this.#place = screens.first();
    this.#render();
  }

  #read(): FilledIn {
    return readForm(this.#compiled!, this.#fields, this.#preview!.language);
  }

  #screens({ visible }: FilledIn): Screens {
    return new Screens(pagesOf(this.#preview!.survey.questions), visible, true);
  }

  /** What the form is filled in with; it carries the answers of other screens along. */
  #take(): FilledIn {
    const form = this.root.querySelector<HTMLFormElement>('#survey');
    if (form !== null) this.#fields = formFields(form);
    return this.#read();
  }

  #changed(target: EventTarget | null): void {
    if (this.#preview === undefined) return;
    tickOther(target);
    showAsked(this.root, this.#preview.survey, this.#take());
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const preview = this.#preview;
    if (preview === undefined || this.#place === 'thanks') return;
    const filledIn = this.#take();
    const screens = this.#screens(filledIn);
    const go = (event.submitter as HTMLButtonElement | null)?.value ?? 'next';
    if (go.startsWith('lang:')) return this.onLanguage(go.slice('lang:'.length));
    if (go === 'back') return this.#go(screens.previous(this.#place) ?? this.#place);
    const errors = this.#errors(filledIn, screens.shownAt(this.#place));
    if (errors.size > 0) {
      this.#render(errors);
      this.root.querySelector<HTMLElement>('#problem')?.focus();
      return;
    }
    this.#go(screens.next(this.#place) ?? 'thanks');
  }

  #errors({ answers, visible }: FilledIn, shown: readonly object[]): ReadonlyMap<string, string> {
    const { survey, language, tone } = this.#preview!;
    const own = interfaceTexts(language, survey.tone ?? tone);
    return new Map(
      this.#compiled!.questions.flatMap((each) => {
        if (!shown.includes(each.question) || !visible.includes(each.question)) return [];
        const code = answerDefect(each, answers[each.key]);
        return code === undefined ? [] : [[each.key, errorText(own, each.question, code)] as const];
      }),
    );
  }

  #go(place: Place | 'thanks'): void {
    this.#place = place;
    this.#render();
    this.root.querySelector<HTMLElement>('fieldset input, textarea, select, h1')?.focus();
    scrollTo(0, 0);
  }

  #render(errors = NO_ERRORS): void {
    const preview = this.#preview!;
    document.documentElement.lang = preview.language;
    document.documentElement.dir = directionOf(preview.language);
    const page = previewPage(preview, { filledIn: this.#read(), place: this.#place, errors });
    render(cloneElement(page, { key: (this.#renderings += 1) }), this.root);
    const more = this.root.querySelector<HTMLFieldSetElement>('#more');
    const plain = this.root.querySelector<HTMLFieldSetElement>('#plain');
    if (more !== null) more.disabled = false;
    if (plain !== null) plain.disabled = true;
    for (const link of this.root.querySelectorAll('a')) link.target = '_blank';
    showAsked(this.root, preview.survey, this.#read());
  }
}
