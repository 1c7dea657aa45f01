import { AppError, Ids } from '@hearback/kernel';
import { checkSubmission, scoreLevelOf } from '@hearback/questionnaire';
import {
  FORM_FIELDS,
  pagesOf,
  placeFrom,
  readForm,
  Screens,
  textField,
  valuesToSave,
  type Fields,
} from '@hearback/survey-ui';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAnonymous } from '../application/anonymous/anonymous-guard.js';
import { SaveAnswers } from '../application/save-answers.js';
import { refusalIn } from '../application/submission-gate.js';
import { SuspicionGate } from '../application/suspicion-gate.js';
import { LinkObserver } from './link-observer.js';
import { OwnAnswer } from './own-answer.js';
import { refusalPage, thanksPage } from './survey-end-pages.js';
import { readSurveyForm, toChange, type SurveyForm } from './survey-form.js';
import { languageOf, messageOf, send } from './survey-page-replies.js';
import { placeOf, screenPage, type ScreenState } from './survey-screen-page.js';
import { keyOf } from './survey-view.js';
import { changeOf, fieldsOf, type SentBy, type SurveyVisit } from './survey-visit.js';

/** The screen that was sent, and by whom. */
type SentState = ScreenState & SentBy;

/** Stores the answers of a form of the survey page, and replies with the next page. */
@Injectable()
export class SurveyFormSender {
  constructor(
    private readonly save: SaveAnswers,
    private readonly own: OwnAnswer,
    private readonly gate: SuspicionGate,
    private readonly observer: LinkObserver,
    private readonly ids: Ids,
  ) {}

  async execute(
    visit: SurveyVisit,
    fields: Fields,
    request: FastifyRequest,
    reply: FastifyReply,
    limitUsed: number,
  ): Promise<FastifyReply> {
    const form = readSurveyForm(fields, () => this.ids.next());
    const wanted = form.go.startsWith('lang:') ? form.go.slice(5) : textField(fields, FORM_FIELDS.language);
    const language = languageOf(visit.survey, request, wanted);
    const done = await this.own.execute(visit, form, language, reply);
    if (done !== undefined) return done;
    const input = textField(fields, FORM_FIELDS.language) ?? language;
    const state: SentState = {
      ...form,
      network: this.observer.networkOf(request),
      language,
      filledIn: readForm(visit.survey.compiled, fieldsOf(visit, fields), input),
      place: placeFrom(textField(fields, FORM_FIELDS.screen)),
      isSaved: false,
      errors: [],
    };
    if (form.go.startsWith('lang:')) return send(reply, screenPage(visit, state), { visit });
    const held = form.go === 'back' ? undefined : await this.#held(visit, form, limitUsed);
    if (held !== undefined) return send(reply, screenPage(visit, { ...state, held }), { visit, status: 422 });
    return this.#answer(reply, visit, form, state);
  }

  /** Why the form is shown again instead of being stored, because a program may have sent it. */
  async #held({ survey, invitation }: SurveyVisit, form: SurveyForm, limitUsed: number): Promise<ScreenState['held']> {
    // Who has the link of a mail is known, and evidence tells people from programs without asking them for anything.
    if (invitation !== undefined) return undefined;
    const { submissionId, isTrapped, fill: fillToken, waited, proof } = form;
    const sending = { submissionId, isTrapped, fillToken, waited, proof, limitUsed };
    const suspicion = await this.gate.suspicion(survey, sending);
    if (suspicion === undefined) return undefined;
    const isCleared = await this.gate.isCleared(survey, sending).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'responses.proof-used') return false;
      throw error;
    });
    return isCleared ? undefined : { suspicion, waited: this.gate.waitToken(survey, form) };
  }

  async #answer(reply: FastifyReply, visit: SurveyVisit, { go }: SurveyForm, state: SentState): Promise<FastifyReply> {
    const { filledIn, place } = state;
    const { compiled } = visit.survey;
    const screens = new Screens(pagesOf(compiled.survey.questions), filledIn.visible, state.isScripted);
    if (go === 'back')
      return send(reply, screenPage(visit, { ...state, place: screens.previous(place) ?? place }), { visit });
    const shown = new Set(screens.shownAt(place).map(({ key }) => key));
    const { answers, hiddenFields: hidden_fields } = filledIn;
    const check = checkSubmission(compiled, { answers, hidden_fields });
    const errors = check.ok ? [] : check.errors.filter(({ pointer }) => shown.has(keyOf(pointer)));
    try {
      if (errors.length === 0) return await this.#goOn(reply, visit, screens, state);
      // What is valid on the screen is stored all the same: the customer may leave here.
      const isSaved = await this.#saveSoFar(visit, state);
      return send(reply, screenPage(visit, { ...state, errors, isSaved }), { visit, status: 422 });
    } catch (error) {
      return this.#reject(reply, visit, screens, { ...state, errors }, error);
    }
  }

  /** Stores the answers, then shows the next screen, or thanks after the last one. */
  async #goOn(reply: FastifyReply, visit: SurveyVisit, screens: Screens, state: SentState): Promise<FastifyReply> {
    const next = screens.next(state.place);
    if (next !== undefined) {
      const isSaved = await this.#saveSoFar(visit, state);
      return send(reply, screenPage(visit, { ...state, place: next, isSaved }), { visit });
    }
    const { language, filledIn, submissionId, editKey, isScripted } = state;
    const answers = valuesToSave(visit.survey.compiled, filledIn) ?? {};
    await this.#save(visit, state, answers, true);
    // The level of an anonymous answer must not be in an address, which others log.
    const level = isAnonymous(visit.survey) ? undefined : scoreLevelOf(visit.survey.compiled.survey, filledIn.answers);
    const own = isAnonymous(visit.survey) ? undefined : { submissionId, editKey };
    if (!isScripted && !visit.isKiosk) return send(reply, thanksPage(visit, language, level, own), { visit });
    const { previewToken: preview } = visit.survey;
    const query = new URLSearchParams({
      lang: language,
      ...(level && { level }),
      ...(visit.isKiosk && { kiosk: '1' }),
      ...(preview && { preview }),
    });
    // The fragment stays in the browser, and lets its script change the response.
    const fragment = visit.isKiosk || own === undefined ? '' : `#${submissionId}.${editKey}`;
    return reply
      .header('referrer-policy', 'no-referrer')
      .redirect(`${visit.path}/thanks?${query.toString()}${fragment}`, 303);
  }

  /** Stores the valid answers so far; whether there were any. */
  async #saveSoFar(visit: SurveyVisit, state: SentState): Promise<boolean> {
    const values = valuesToSave(visit.survey.compiled, state.filledIn);
    if (values !== undefined) await this.#save(visit, state, values, false);
    return values !== undefined;
  }

  async #save(
    visit: SurveyVisit,
    { submissionId, language, filledIn: { hiddenFields }, editKey, hasGesture, network }: SentState,
    answers: Readonly<Record<string, unknown>>,
    complete: boolean,
  ): Promise<void> {
    const isTest = visit.survey.previewToken !== undefined;
    const change = toChange({ submissionId, language, isTest, answers, hiddenFields, complete });
    await this.save.execute(visit.survey, changeOf(visit, change, { hasGesture, network }), editKey);
  }

  async #reject(
    reply: FastifyReply,
    visit: SurveyVisit,
    screens: Screens,
    state: SentState,
    error: unknown,
  ): Promise<FastifyReply> {
    if (!(error instanceof AppError)) throw error;
    const refusal = refusalIn(error);
    if (refusal !== undefined) {
      // What was begun stays, although it cannot be completed any more.
      if (refusal === 'quota-reached') await this.#saveSoFar(visit, state).catch(ignoreRefusal);
      const { page, status } = refusalPage(visit, state.language, refusal);
      return send(reply, page, { visit, status });
    }
    if (error.code === 'responses.invalid-answers') {
      const place = placeOf(error.errors, screens, state);
      return send(reply, screenPage(visit, { ...state, place, errors: error.errors }), { visit, status: 422 });
    }
    if (SENT.has(error.code)) return send(reply, messageOf(state.language, 'thanks'), { status: 422 });
    if (error.definition.kind !== 'unavailable') throw error;
    const page = screenPage(visit, { ...state, notice: 'busy' });
    return send(reply.header('retry-after', '1'), page, { visit, status: 503 });
  }
}

/** Nothing was begun before the quota was reached, so nothing is stored. */
function ignoreRefusal(error: unknown): void {
  if (refusalIn(error) === undefined) throw error;
}

/** Answers that this form cannot change, or not any more. */
const SENT = new Set(
  ['submission-reused', 'saved-answers-not-found', 'answers-withdrawn', 'answers-final', 'link-not-found'].map(
    (code) => `responses.${code}`,
  ),
);
