import { answerDefect, prepareSurvey, scoreLevelOf, type PreparedQuestion } from '@hearback/questionnaire';
import {
  errorText,
  firstControl,
  formFields,
  pagesOf,
  readForm,
  Screens,
  showAsked,
  tickOther,
  valuesToSave,
  type Fields,
  type FilledIn,
  type Place,
} from '@hearback/survey-ui';
import { render, type VNode } from 'preact';
import type { Outcome } from '../engine/outbox.js';
import type { Session } from '../engine/session.js';
import { ScreenView } from './screen-view.js';
import { ThanksView } from './thanks-view.js';
import { firstViewOf } from './view-of.js';

/**
 * A survey in an element: renders its screens, and reads what is filled in from the form, which is the only state of a screen. The
 * answers of other screens are kept as fields of that form.
 */
export class SurveyForm {
  readonly #compiled;
  readonly #pages;
  #fields: Fields = {};
  #place: Place = { page: 0, part: 0 };
  #isSending = false;
  /** Each screen is rendered from scratch, so that no control keeps what belongs to another question. */
  #renderings = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly session: Session,
    private readonly onThanks: () => void,
  ) {
    this.#compiled = prepareSurvey(session.survey.definition);
    this.#pages = pagesOf(session.survey.definition.questions);
    root.addEventListener('input', (event) => this.#changed(event));
    root.addEventListener('click', (event) => this.#followLink(event));
    root.addEventListener('submit', (event) => this.#submit(event as SubmitEvent));
    session.onOutcome = (outcome) => this.#settled(outcome);
  }

  begin(): void {
    this.#place = this.#screens(this.#read()).first();
    this.#renderScreen(new Map());
  }

  get #texts() {
    return this.session.survey.interface.texts;
  }

  #read(): FilledIn {
    return readForm(this.#compiled, this.#fields, this.session.survey.language);
  }

  #screens({ visible }: FilledIn): Screens {
    return new Screens(this.#pages, visible, true);
  }

  get #form(): HTMLFormElement | null {
    return this.root.querySelector('form');
  }

  /** The fields of the form replace those of the questions that it shows. */
  #take(filledIn = this.#read()): FilledIn {
    const form = this.#form;
    if (form === null) return filledIn;
    const shown = new Set(
      this.#screens(filledIn)
        .shownAt(this.#place)
        .map(({ key }) => key),
    );
    const others = Object.entries(this.#fields).filter(([name]) => !shown.has(name.split(':')[0]!));
    this.#fields = { ...Object.fromEntries(others), ...formFields(form) };
    return this.#read();
  }

  #changed({ target }: Event): void {
    tickOther(target);
    showAsked(this.root, this.session.survey.definition, this.#take());
    this.session.answered((target as HTMLInputElement).name.split(':')[0]!, this.#values());
  }

  /** A fragment would be looked for in the page, which has no such element. */
  #followLink(event: Event): void {
    const link = (event.target as Element).closest('a[href^="#"]');
    if (link === null) return;
    event.preventDefault();
    this.root.querySelector<HTMLElement>(link.getAttribute('href')!)?.focus();
  }

  #values() {
    return valuesToSave(this.#compiled, this.#read());
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.#isSending) return;
    const filledIn = this.#take();
    const screens = this.#screens(filledIn);
    if ((event.submitter as HTMLButtonElement | null)?.value === 'back') {
      this.#go(screens.previous(this.#place));
      return;
    }
    const shown = screens.shownAt(this.#place);
    const errors = this.#errors(filledIn, (each) =>
      shown.includes(each.question) ? answerDefect(each, filledIn.answers[each.key]) : undefined,
    );
    if (errors.size > 0) return this.#renderScreen(errors);
    const next = screens.next(this.#place);
    if (next === undefined) return this.#complete(filledIn);
    this.#go(next);
  }

  /** Thanks come once the server has the answers. */
  #complete({ visible }: FilledIn): void {
    const values = this.#values();
    if (values === undefined) return this.#renderScreen(new Map([[visible[0]!.key, this.#texts.errNothing]]));
    this.#isSending = true;
    void this.session.save(values, true);
  }

  #settled(outcome: Outcome): void {
    const status = this.root.querySelector('#saved');
    if (status !== null) status.textContent = outcome.state === 'waits' ? this.#texts.notSaved : '';
    if (!this.#isSending || outcome.state === 'waits') return;
    this.#isSending = false;
    if (outcome.state === 'rejected') return this.#reject(outcome);
    this.session.complete();
    this.#thank();
  }

  #reject({ problem }: Extract<Outcome, { state: 'rejected' }>): void {
    const filledIn = this.#read();
    const errors = this.#errors(
      filledIn,
      ({ key }) => problem.errors?.find(({ pointer }) => pointer.split('/')[2] === key)?.code,
    );
    const [key] = errors.keys();
    if (key !== undefined) this.#place = this.#screens(filledIn).placeOf(key);
    else errors.set(filledIn.visible[0]!.key, this.#texts.errOther);
    this.#renderScreen(errors);
  }

  /** Sentences by question, for the questions of which `codeOf` knows a defect. */
  #errors({ visible }: FilledIn, codeOf: (question: PreparedQuestion) => string | undefined): Map<string, string> {
    const errors = new Map<string, string>();
    for (const each of this.#compiled.questions) {
      const code = visible.includes(each.question) ? codeOf(each) : undefined;
      if (code !== undefined) errors.set(each.key, errorText(this.session.survey.interface, each.question, code));
    }
    return errors;
  }

  #go(place: Place | undefined): void {
    if (place === undefined) return;
    this.#place = place;
    this.#renderScreen(new Map());
    this.root.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }

  #renderScreen(errors: ReadonlyMap<string, string>): void {
    const filledIn = this.#read();
    const screens = this.#screens(filledIn);
    const asked = new Set(filledIn.visible.map(({ key }) => key));
    const steps = screens.steps();
    const summary = filledIn.visible.filter(({ key }) => errors.has(key));
    this.#render(
      <ScreenView
        key={(this.#renderings += 1)}
        view={{ ...firstViewOf(this.session), answers: filledIn.answers, errors }}
        contact={this.session.brand.contact}
        questions={screens.shownAt(this.#place)}
        asked={asked}
        summary={summary.map(({ key }) => ({ text: errors.get(key)!, control: firstControl(key) }))}
        step={steps.indexOf(this.#place.page) + 1}
        steps={steps.length}
        hasBack={screens.previous(this.#place) !== undefined}
        isLast={screens.next(this.#place) === undefined}
      />,
    );
    this.root.querySelector<HTMLElement>('#problem')?.focus();
  }

  #thank(): void {
    const { answers } = this.#read();
    this.#render(
      <ThanksView
        view={firstViewOf(this.session)}
        contact={this.session.brand.contact}
        callBack={this.session.brand.call_back_url}
        privacyUrl={this.session.brand.privacy_url}
        level={scoreLevelOf(this.session.survey.definition, answers)}
        onChange={() => this.#go(this.#screens(this.#read()).first())}
      />,
    );
    this.onThanks();
    // The button that had the focus is gone.
    this.root.querySelector<HTMLElement>('#thanks')?.focus();
  }

  #render(node: VNode): void {
    render(node, this.root);
    this.root.closest('.pop')?.scrollTo?.(0, 0);
  }
}
