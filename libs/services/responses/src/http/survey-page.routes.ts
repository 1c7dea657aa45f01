import { AppError, Ids, type FieldError } from '@hearback/kernel';
import { resolveLanguage } from '@hearback/questionnaire';
import { htmlReply, RawRoutes, requestErrors, type Edge } from '@hearback/http';
import {
  acceptedLanguages,
  FORM_FIELDS,
  INTERFACE_LANGUAGES,
  interfaceTexts,
  messagePageHtml,
  pagesOf,
  placeFrom,
  readForm,
  Screens,
  surveyAssets,
  textField,
  type Fields,
  type HtmlPage,
} from '@hearback/survey-ui';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SubmitResponse } from '../application/submit-response.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { isLinkCode } from './intake-routes.js';
import { newEditKey, readSurveyForm, toSubmission, type SurveyForm } from './survey-form.js';
import { documentSurveyPage } from './survey-page-document.js';
import { keyOf, SCRIPT_PATH, screenPage, thanksPage, type ScreenState } from './survey-screen-page.js';

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
    private readonly submit: SubmitResponse,
    private readonly ids: Ids,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open() };
    const form = { ...open, config: { accepts: ['form'] as const } };
    server.get<Page>('/s/:code', open, (request, reply) => this.#show(edge, request, reply));
    server.get<Page>('/s/:code/', open, withoutSlash);
    server.post<Page>('/s/:code', form, (request, reply) => this.#receive(edge, request, reply));
    server.get<Page>('/s/:code/thanks', open, (request, reply) => this.#thank(edge, request, reply));
    server.get<{ Params: { file: string } }>(`${SCRIPT_PATH}:file`, open, sendScript);
    documentSurveyPage(edge, SCRIPT_PATH);
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const survey = await this.#find(edge, request);
    if (survey === undefined) return absent(request, reply);
    const language = languageOf(survey, request, textField(request.query, 'lang'));
    const filledIn = readForm(survey.compiled, request.query, language);
    const place = new Screens(pagesOf(survey.compiled.survey.questions), filledIn.visible, false).first();
    const own = { submissionId: this.ids.next(), editKey: newEditKey(), isScripted: false, isSaved: false };
    return send(reply, screenPage(survey, { ...own, language, filledIn, place, errors: [] }));
  }

  async #receive(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const fields = (request.body ?? {}) as Fields;
    const survey = await this.#find(edge, request, Number(textField(fields, FORM_FIELDS.version)) || undefined);
    if (survey === undefined) return absent(request, reply);
    await edge.limit(survey.surveyId, request, reply);
    const form = readSurveyForm(fields, () => this.ids.next());
    const wanted = form.go.startsWith('lang:') ? form.go.slice(5) : textField(fields, FORM_FIELDS.language);
    const language = languageOf(survey, request, wanted);
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
    const { language, filledIn, place } = state;
    const screens = new Screens(pagesOf(survey.compiled.survey.questions), filledIn.visible, state.isScripted);
    if (isTrapped) return send(reply, screenPage(survey, { ...state, isTrapped }), 422);
    if (go.startsWith('lang:')) return send(reply, screenPage(survey, state));
    if (go === 'back') return send(reply, screenPage(survey, { ...state, place: screens.previous(place) ?? place }));
    const shown = new Set(screens.shownAt(place).map(({ key }) => key));
    const submission = toSubmission(filledIn, language, state.submissionId);
    const errors = this.submit.defectsOf(survey, submission).filter(({ pointer }) => shown.has(keyOf(pointer)));
    if (errors.length > 0) return send(reply, screenPage(survey, { ...state, errors }), 422);
    const next = screens.next(place);
    if (next !== undefined) return send(reply, screenPage(survey, { ...state, place: next }));
    try {
      await this.submit.execute(survey, submission, 2000);
      return reply.redirect(`/s/${survey.linkCode}/thanks?lang=${encodeURIComponent(language)}`, 303);
    } catch (error) {
      return this.#reject(reply, survey, screens, state, error);
    }
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
    if (error.code === 'responses.submission-reused') return send(reply, messageOf(state.language, 'thanks'), 422);
    if (error.definition.kind !== 'unavailable') throw error;
    return send(reply, screenPage(survey, { ...state, notice: 'busy' }), 503).header('retry-after', '1');
  }

  async #thank(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const survey = await this.#find(edge, request);
    if (survey === undefined) return absent(request, reply);
    return send(reply, thanksPage(survey, languageOf(survey, request, textField(request.query, 'lang'))));
  }

  async #find(edge: Edge, request: FastifyRequest<Page>, version?: number): Promise<PublishedSurvey | undefined> {
    const { code } = request.params;
    const survey = await edge.lookUp(request, async () =>
      isLinkCode(code) ? this.directory.findByLink(code, version) : undefined,
    );
    return survey?.status === 'open' ? survey : undefined;
  }
}

/** The screen with the first error; the present one for an error of no question. */
function placeOf(errors: readonly FieldError[], screens: Screens, state: ScreenState): ScreenState['place'] {
  const key = errors.map(({ pointer }) => keyOf(pointer)).find((each) => each !== '');
  return key === undefined ? state.place : screens.placeOf(key);
}

/** The requested language, else the browser's first language that the survey has, else the default of the survey. */
function languageOf(survey: PublishedSurvey, request: FastifyRequest, named: string | undefined): string {
  const definition = survey.compiled.survey;
  if (named !== undefined && named !== '') return resolveLanguage(definition, named);
  const none = { default_language: '', languages: definition.languages };
  const wanted = acceptedLanguages(request.headers['accept-language']).map((tag) => resolveLanguage(none, tag));
  return wanted.find((tag) => tag !== '') ?? definition.default_language;
}

function messageOf(language: string, what: 'absent' | 'thanks'): HtmlPage {
  return messagePageHtml(interfaceTexts(language), what, what === 'absent' ? 'absentText' : 'sent');
}

function absent(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const none = { default_language: '', languages: INTERFACE_LANGUAGES };
  const wanted = acceptedLanguages(request.headers['accept-language']).map((tag) => resolveLanguage(none, tag));
  return send(reply, messageOf(wanted.find((tag) => tag !== '') ?? 'en', 'absent'), 404);
}

/** A kept copy lets Back show the screen before, with what was filled in. */
function send(reply: FastifyReply, { html, policy }: HtmlPage, status = 200): FastifyReply {
  return htmlReply(reply, html, { csp: policy, status, cacheControl: 'private, no-cache' });
}

/** People and mail programs add a slash. */
function withoutSlash(request: FastifyRequest<Page>, reply: FastifyReply): FastifyReply {
  const query = request.url.split('?')[1];
  return reply.redirect(`/s/${encodeURIComponent(request.params.code)}${query === undefined ? '' : `?${query}`}`, 308);
}

function sendScript(request: FastifyRequest<{ Params: { file: string } }>, reply: FastifyReply): FastifyReply {
  const { text, fileName } = surveyAssets().script;
  if (request.params.file !== fileName) throw requestErrors.error('not-found');
  return reply
    .header('cache-control', 'public, max-age=31536000, immutable')
    .type('text/javascript; charset=utf-8')
    .send(text);
}
