import { AppError, Ids, type FieldError } from '@hearback/kernel';
import { checkSubmission, SCORE_LEVELS, scoreLevelOf, visibleQuestions } from '@hearback/questionnaire';
import { RawRoutes, type Edge } from '@hearback/http';
import {
  FORM_FIELDS,
  pagesOf,
  placeFrom,
  readForm,
  Screens,
  textField,
  valuesToSave,
  type Fields,
  type FilledIn,
} from '@hearback/survey-ui';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FindPreview } from '../application/find-preview.js';
import { ReadAnswers } from '../application/read-answers.js';
import { SaveAnswers } from '../application/save-answers.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { isLinkCode } from './intake-routes.js';
import { newEditKey, readSurveyForm, toChange, type SurveyForm } from './survey-form.js';
import { documentSurveyPage } from './survey-page-document.js';
import { absent, languageOf, messageOf, send, sendScript } from './survey-page-replies.js';
import { keyOf, SCRIPT_PATH, screenPage, thanksPage, type ScreenState } from './survey-screen-page.js';

/** The parameter of a link with which staff try the survey out. */
const PREVIEW = 'preview';

/** Which version of the survey is shown: one by its number, the newest, or a preview of the draft. */
interface Shown {
  readonly version?: number | undefined;
  readonly preview: string | undefined;
}

interface Page {
  Params: { code: string };
  Querystring: Fields;
}

/**
 * The survey as a page that is rendered on the server and works without JavaScript. GET changes nothing. Absent, unpublished
 * and closed surveys get the same page.
 */
@Injectable()
export class SurveyPageRoutes extends RawRoutes {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly save: SaveAnswers,
    private readonly read: ReadAnswers,
    private readonly previews: FindPreview,
    private readonly ids: Ids,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open() };
    const form = { ...open, config: { accepts: ['form'] as const } };
    server.get<Page>('/s/:code', open, (request, reply) => this.#show(edge, request, reply));
    server.post<Page>('/s/:code', form, (request, reply) => this.#receive(edge, request, reply));
    server.get<Page>('/s/:code/thanks', open, (request, reply) => this.#thank(edge, request, reply));
    server.get<{ Params: { file: string } }>(`${SCRIPT_PATH}:file`, open, sendScript);
    documentSurveyPage(edge, SCRIPT_PATH);
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const survey = await this.#find(edge, request, { preview: textField(request.query, PREVIEW) });
    if (survey === undefined) return absent(request, reply);
    const language = languageOf(survey, request, textField(request.query, 'lang'));
    const filledIn = readForm(survey.compiled, request.query, language);
    const place = new Screens(pagesOf(survey.compiled.survey.questions), filledIn.visible, false).first();
    const own = { submissionId: this.ids.next(), editKey: newEditKey(), isScripted: false, isSaved: false };
    return send(reply, screenPage(survey, { ...own, language, filledIn, place, errors: [] }));
  }

  async #receive(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const fields = (request.body ?? {}) as Fields;
    const survey = await this.#find(edge, request, {
      version: Number(textField(fields, FORM_FIELDS.version)) || undefined,
      preview: textField(fields, FORM_FIELDS.preview),
    });
    if (survey === undefined) return absent(request, reply);
    await edge.limit(survey.surveyId, request, reply);
    const form = readSurveyForm(fields, () => this.ids.next());
    const wanted = form.go.startsWith('lang:') ? form.go.slice(5) : textField(fields, FORM_FIELDS.language);
    const language = languageOf(survey, request, wanted);
    if (form.go === 'edit') return this.#edit(reply, survey, form, language);
    const filledIn = readForm(survey.compiled, fields, textField(fields, FORM_FIELDS.language) ?? language);
    const state: ScreenState = {
      ...form,
      language,
      filledIn,
      place: placeFrom(textField(fields, FORM_FIELDS.screen)),
      isSaved: false,
      errors: [],
    };
    return this.#answer(reply, survey, form, state);
  }

  async #answer(
    reply: FastifyReply,
    survey: PublishedSurvey,
    { go, isTrapped }: SurveyForm,
    state: ScreenState,
  ): Promise<FastifyReply> {
    const { filledIn, place } = state;
    const screens = new Screens(pagesOf(survey.compiled.survey.questions), filledIn.visible, state.isScripted);
    if (isTrapped) return send(reply, screenPage(survey, { ...state, isTrapped }), 422);
    if (go.startsWith('lang:')) return send(reply, screenPage(survey, state));
    if (go === 'back') return send(reply, screenPage(survey, { ...state, place: screens.previous(place) ?? place }));
    const shown = new Set(screens.shownAt(place).map(({ key }) => key));
    const errors = defectsOf(survey, filledIn).filter(({ pointer }) => shown.has(keyOf(pointer)));
    if (errors.length > 0) return send(reply, screenPage(survey, { ...state, errors }), 422);
    try {
      return await this.#goOn(reply, survey, screens, state);
    } catch (error) {
      return this.#reject(reply, survey, screens, state, error);
    }
  }

  /** Stores the answers, then shows the next screen, or thanks after the last one. */
  async #goOn(
    reply: FastifyReply,
    survey: PublishedSurvey,
    screens: Screens,
    state: ScreenState,
  ): Promise<FastifyReply> {
    const { language, filledIn, submissionId, editKey } = state;
    const next = screens.next(state.place);
    const values = valuesToSave(survey.compiled, filledIn);
    if (next === undefined || values !== undefined) {
      const content = { answers: values ?? {}, hiddenFields: filledIn.hiddenFields };
      const isTest = survey.previewToken !== undefined;
      const change = toChange({ submissionId, language, isTest, ...content, complete: next === undefined });
      await this.save.execute(survey, change, editKey);
    }
    if (next !== undefined)
      return send(reply, screenPage(survey, { ...state, place: next, isSaved: values !== undefined }));
    // The fragment stays in the browser; without script, Back leads to the form, which changes the same response.
    const fragment = state.isScripted ? `#${submissionId}.${editKey}` : '';
    const level = scoreLevelOf(survey.compiled.survey, filledIn.answers);
    const { previewToken: preview } = survey;
    const query = new URLSearchParams({ lang: language, ...(level && { level }), ...(preview && { preview }) });
    return reply.redirect(`/s/${survey.linkCode}/thanks?${query.toString()}${fragment}`, 303);
  }

  /** The stored answers on the first screen, to be changed. */
  async #edit(
    reply: FastifyReply,
    survey: PublishedSurvey,
    { submissionId, editKey }: SurveyForm,
    language: string,
  ): Promise<FastifyReply> {
    const { tenantId, surveyId } = survey;
    const stored = await this.read.execute({ tenantId, surveyId, submissionId }, editKey).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'responses.saved-answers-not-found') return undefined;
      throw error;
    });
    if (stored === undefined) return send(reply, messageOf(language, 'thanks'), 404);
    const { answers, hiddenFields, version } = stored;
    const begunWith = (await this.directory.find(survey, version)) ?? survey;
    const visible = visibleQuestions(begunWith.compiled, { answers, hidden_fields: hiddenFields });
    const place = new Screens(pagesOf(begunWith.compiled.survey.questions), visible, false).first();
    const own = { submissionId, editKey, isScripted: false, isSaved: true, errors: [] };
    return send(
      reply,
      screenPage(begunWith, { ...own, language, place, filledIn: { answers, hiddenFields, visible } }),
    );
  }

  #reject(
    reply: FastifyReply,
    survey: PublishedSurvey,
    screens: Screens,
    state: ScreenState,
    error: unknown,
  ): FastifyReply {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'responses.invalid-answers') {
      const place = placeOf(error.errors, screens, state);
      return send(reply, screenPage(survey, { ...state, place, errors: error.errors }), 422);
    }
    if (error.code === 'responses.survey-closed') return send(reply, messageOf(state.language, 'absent'), 404);
    if (SENT.has(error.code)) return send(reply, messageOf(state.language, 'thanks'), 422);
    if (error.definition.kind !== 'unavailable') throw error;
    return send(reply.header('retry-after', '1'), screenPage(survey, { ...state, notice: 'busy' }), 503);
  }

  async #thank(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const survey = await this.#find(edge, request, { preview: textField(request.query, PREVIEW) });
    if (survey === undefined) return absent(request, reply);
    const language = languageOf(survey, request, textField(request.query, 'lang'));
    const level = SCORE_LEVELS.find((each) => each === textField(request.query, 'level'));
    return send(reply, thanksPage(survey, language, level));
  }

  async #find(edge: Edge, request: FastifyRequest<Page>, which: Shown): Promise<PublishedSurvey | undefined> {
    const { code } = request.params;
    const survey = await edge.lookUp(request, async () => {
      if (which.preview !== undefined) return this.previews.execute(which.preview, code);
      return isLinkCode(code) ? this.directory.findByLink(code, which.version) : undefined;
    });
    return survey?.status === 'open' ? survey : undefined;
  }
}

/** Answers that this form cannot change, or not any more. */
const SENT = new Set(
  ['submission-reused', 'saved-answers-not-found', 'answers-withdrawn', 'answers-final'].map(
    (code) => `responses.${code}`,
  ),
);

function defectsOf({ compiled }: PublishedSurvey, { answers, hiddenFields }: FilledIn): readonly FieldError[] {
  const check = checkSubmission(compiled, { answers, hidden_fields: hiddenFields });
  return check.ok ? [] : check.errors;
}

/** The screen with the first error; the present one for an error of no question. */
function placeOf(errors: readonly FieldError[], screens: Screens, state: ScreenState): ScreenState['place'] {
  const key = errors.map(({ pointer }) => keyOf(pointer)).find((each) => each !== '');
  return key === undefined ? state.place : screens.placeOf(key);
}
