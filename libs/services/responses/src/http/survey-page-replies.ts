import { CUSTOMER_LANGUAGES, resolveLanguage } from '@hearback/questionnaire';
import { htmlReply, requestErrors } from '@hearback/http';
import {
  acceptedLanguages,
  interfaceTexts,
  messagePageHtml,
  surveyAssets,
  textField,
  type Fields,
  type HtmlPage,
} from '@hearback/survey-ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { PENDING_SECONDS, type SurveyVisit } from './survey-visit.js';

/** The requested language, else the browser's first language that the survey has, else the default of the survey. */
export function languageOf(survey: PublishedSurvey, request: FastifyRequest, named: string | undefined): string {
  const definition = survey.compiled.survey;
  if (named !== undefined && named !== '') return resolveLanguage(definition, named);
  const none = { default_language: '', languages: definition.languages };
  const wanted = acceptedLanguages(request.headers['accept-language']).map((tag) => resolveLanguage(none, tag));
  return wanted.find((tag) => tag !== '') ?? definition.default_language;
}

const MESSAGES = { absent: 'absentText', thanks: 'sent', moment: 'momentText' } as const;

/** A page of a heading and a sentence about a survey. */
export function messageOf(language: string, what: keyof typeof MESSAGES): HtmlPage {
  return messagePageHtml(interfaceTexts(language), what, MESSAGES[what]);
}

/** The page of absent and unpublished surveys and links; it has no brand, so that it says nothing. */
export function absent(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(reply, messageOf(visitorLanguage(request), 'absent'), { status: 404 });
}

/** How often a page opens a link again whose invitation does not arrive. */
const MAX_RELOADS = 40;

/** The page of a link that came before its invitation. It opens the link again by itself, without script, until it gives up. */
export function pending(request: FastifyRequest<{ Querystring: Fields }>, reply: FastifyReply): FastifyReply {
  const reloads = Number(textField(request.query, 'again') ?? 0);
  if (!(reloads < MAX_RELOADS)) return absent(request, reply);
  const query = new URLSearchParams({ ...singles(request.query), again: String(reloads + 1) });
  reply.header('retry-after', String(PENDING_SECONDS));
  // A form cannot be sent again by itself, and its answers stay in the page before.
  if (request.method !== 'POST') reply.header('refresh', `${PENDING_SECONDS}; url=?${query.toString()}`);
  return send(reply, messageOf(visitorLanguage(request), 'moment'), { status: 503 });
}

function singles(fields: Fields): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, textField(fields, name) ?? '']));
}

function visitorLanguage(request: FastifyRequest): string {
  const none = { default_language: '', languages: CUSTOMER_LANGUAGES };
  const wanted = acceptedLanguages(request.headers['accept-language']).map((tag) => resolveLanguage(none, tag));
  return wanted.find((tag) => tag !== '') ?? 'en';
}

/** How a page may be kept and framed. */
export interface PageReply {
  readonly status?: number;
  /** The visit that the page is for; none for pages without a survey. */
  readonly visit?: SurveyVisit;
}

/**
 * Sends a page. A kept copy lets Back show the screen before, with what was filled in; on a shared device nothing is kept. The
 * address may be a secret, so no other site is told where its visitor came from.
 */
export function send(reply: FastifyReply, { html, policy }: HtmlPage, { status, visit }: PageReply = {}): FastifyReply {
  if (visit !== undefined && visit.survey.settings.frameOrigins.length > 0) reply.removeHeader('x-frame-options');
  return htmlReply(reply.header('x-robots-tag', 'noindex'), html, {
    csp: policy,
    status,
    cacheControl: visit?.isKiosk === true ? 'no-store' : 'private, no-cache',
    referrerPolicy: 'no-referrer',
  });
}

/** Sends the page's script or the solver; another version is not found, and the page works without. */
export function sendScript(request: FastifyRequest<{ Params: { file: string } }>, reply: FastifyReply): FastifyReply {
  const { script, solver } = surveyAssets();
  const found = [script, solver].find(({ fileName }) => fileName === request.params.file);
  if (found === undefined) throw requestErrors.error('not-found');
  return (
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      // Pages with the widget load the solver, too.
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('text/javascript; charset=utf-8')
      .send(found.text)
  );
}
