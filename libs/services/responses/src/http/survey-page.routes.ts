import { AppError, Ids } from '@hearback/kernel';
import { LANGUAGES, resolveLanguage } from '@hearback/questionnaire';
import { htmlReply, RawRoutes, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SubmitResponse } from '../application/submit-response.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { isLinkCode } from './intake-routes.js';
import { PAGE_FIELDS, readFields, textField, type Fields, type FilledIn } from './survey-form.js';
import { messagePage } from './survey-page-layout.js';
import { acceptedLanguages } from './survey-page-texts.js';
import { surveyPage, thanksPage } from './survey-page.js';

interface Page {
  Params: { code: string };
  Querystring: Fields;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

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
    server.post<Page>('/s/:code', form, (request, reply) => this.#submit(edge, request, reply));
    server.get<Page>('/s/:code/thanks', open, (request, reply) => this.#thank(edge, request, reply));
    document(edge);
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const survey = await this.#find(edge, request);
    if (survey === undefined) return absent(request, reply);
    const language = languageOf(survey, request, textField(request.query, 'lang'));
    const filledIn = readFields(survey.compiled, request.query);
    return htmlReply(reply, surveyPage(survey, { language, submissionId: this.ids.next(), filledIn, errors: [] }));
  }

  async #submit(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const fields = (request.body ?? {}) as Fields;
    const survey = await this.#find(edge, request, Number(textField(fields, PAGE_FIELDS.version)) || undefined);
    if (survey === undefined) return absent(request, reply);
    await edge.limit(survey.surveyId, request, reply);
    const language = languageOf(survey, request, textField(fields, PAGE_FIELDS.language));
    const done = `/s/${survey.linkCode}/thanks?lang=${encodeURIComponent(language)}`;
    if ((textField(fields, PAGE_FIELDS.honeypot) ?? '') !== '') return reply.redirect(done, 303);
    const filledIn = readFields(survey.compiled, fields);
    const submissionId = submissionOf(fields) ?? this.ids.next();
    const again = (status: number, more: Partial<Parameters<typeof surveyPage>[1]>) =>
      htmlReply(reply, surveyPage(survey, { language, submissionId, filledIn, errors: [], ...more }), { status });
    const shown = new Set((textField(fields, PAGE_FIELDS.shown) ?? '').split(' '));
    const newlyShown = new Set(filledIn.visible.filter(({ key }) => !shown.has(key)).map(({ key }) => key));
    try {
      if (newlyShown.size > 0 && !this.#hasDefect(survey, filledIn, language, newlyShown))
        return again(200, { notice: 'more' });
      await this.submit.execute(survey, toSubmission(filledIn, language, submissionId), 2000);
      return reply.redirect(done, 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'responses.invalid-answers')
        return again(422, { errors: error.errors.filter(({ pointer }) => !newlyShown.has(keyOf(pointer))) });
      if (error.code === 'responses.survey-closed') return absent(request, reply);
      if (error.code === 'responses.submission-reused') {
        return htmlReply(reply, messagePage(language, 'thanks', 'sent'), { status: 422 });
      }
      if (error.definition.kind !== 'unavailable') throw error;
      return again(503, { notice: 'busy' }).header('retry-after', '1');
    }
  }

  async #thank(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const survey = await this.#find(edge, request);
    if (survey === undefined) return absent(request, reply);
    const language = languageOf(survey, request, textField(request.query, 'lang'));
    return htmlReply(reply, thanksPage(survey, language));
  }

  async #find(edge: Edge, request: FastifyRequest<Page>, version?: number): Promise<PublishedSurvey | undefined> {
    const { code } = request.params;
    const survey = await edge.lookUp(request, async () =>
      isLinkCode(code) ? this.directory.findByLink(code, version) : undefined,
    );
    return survey?.status === 'open' ? survey : undefined;
  }

  /** Whether an answer on the page has a defect; questions that the page did not show do not count. */
  #hasDefect(survey: PublishedSurvey, filledIn: FilledIn, language: string, newlyShown: ReadonlySet<string>): boolean {
    const errors = this.submit.defectsOf(survey, toSubmission(filledIn, language, undefined));
    return errors.some(({ pointer }) => pointer !== '/answers' && !newlyShown.has(keyOf(pointer)));
  }
}

function toSubmission(filledIn: FilledIn, language: string, submissionId: string | undefined) {
  const { answers, hiddenFields } = filledIn;
  return {
    submissionId,
    answers,
    hiddenFields,
    language,
    customer: undefined,
    submittedAt: undefined,
    channel: 'link' as const,
  };
}

function submissionOf(fields: Fields): string | undefined {
  const text = textField(fields, PAGE_FIELDS.submission)?.toLowerCase();
  return text !== undefined && UUID.test(text) ? text : undefined;
}

/** The requested language, else the browser's first language that the survey has, else the default of the survey. */
function languageOf(survey: PublishedSurvey, request: FastifyRequest, named: string | undefined): string {
  const definition = survey.compiled.survey;
  if (named !== undefined && named !== '') return resolveLanguage(definition, named);
  const none = { default_language: '', languages: definition.languages };
  const wanted = acceptedLanguages(request.headers['accept-language']).map((tag) => resolveLanguage(none, tag));
  return wanted.find((tag) => tag !== '') ?? definition.default_language;
}

function absent(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const none = { default_language: '', languages: LANGUAGES };
  const wanted = acceptedLanguages(request.headers['accept-language']).map((tag) => resolveLanguage(none, tag));
  return htmlReply(reply, messagePage(wanted.find((tag) => tag !== '') ?? 'en', 'absent', 'absentText'), {
    status: 404,
  });
}

function document(edge: Edge): void {
  const parameters = { code: 'Code of the public link.' };
  edge.document('/s/:code', 'get', {
    id: 'showSurveyPage',
    summary: 'Show a survey as a page',
    reply: 'html',
    pages: [404],
    parameters,
  });
  edge.document('/s/:code', 'post', {
    id: 'sendSurveyPage',
    summary: 'Submit the form of the survey page',
    description: 'Redirects to the thank-you page; 422 with the form and a summary if an answer is missing or invalid.',
    status: 303,
    otherStatuses: [200],
    reply: 'html',
    pages: [404, 422, 503],
    accepts: ['form'],
    parameters,
  });
  edge.document('/s/:code/thanks', 'get', {
    id: 'showSurveyThanks',
    summary: 'Show the thank-you page',
    reply: 'html',
    pages: [404],
    parameters,
  });
}

/** The question key in a pointer such as `/answers/nps`. */
function keyOf(pointer: string): string {
  return pointer.split('/')[2] ?? '';
}
