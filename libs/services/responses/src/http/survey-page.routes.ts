import { AppError, Ids } from '@hearback/kernel';
import { SCORE_LEVELS } from '@hearback/questionnaire';
import { RawRoutes, type Edge } from '@hearback/http';
import { FORM_FIELDS, pagesOf, readForm, Screens, textField, type Fields } from '@hearback/survey-ui';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SubmissionGate } from '../application/submission-gate.js';
import { SuspicionGate } from '../application/suspicion-gate.js';
import { LinkObserver } from './link-observer.js';
import { PrivacySignals } from './privacy-signals.js';
import { refusalPage, thanksPage } from './survey-end-pages.js';
import { newEditKey } from './survey-form.js';
import { SurveyFormSender } from './survey-form-sender.js';
import { documentSurveyPage } from './survey-page-document.js';
import { absent, languageOf, pending, send, sendScript } from './survey-page-replies.js';
import { SCRIPT_PATH, screenPage } from './survey-screen-page.js';
import { fieldsOf, scoreOf, SurveyVisits, versionIn, withScore, namedBy, type SurveyVisit } from './survey-visit.js';

interface Page {
  Params: { code: string; token: string };
  Querystring: Fields;
}

type PageRequest = FastifyRequest<Page>;

/** The paths of pages: of everybody's link, and of one customer's. */
const PATHS = ['/s/:code', '/r/:token'] as const;

/** The link of mails that people do not see. */
const TRAP_PATH = '/r/:token/more';

/** The survey as a page that is rendered on the server and works without JavaScript. GET changes nothing. */
@Injectable()
export class SurveyPageRoutes extends RawRoutes {
  constructor(
    private readonly visits: SurveyVisits,
    private readonly gate: SubmissionGate,
    private readonly sender: SurveyFormSender,
    private readonly suspicions: SuspicionGate,
    private readonly observer: LinkObserver,
    private readonly signals: PrivacySignals,
    private readonly ids: Ids,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    const form = { ...open, config: { forCustomers: true, accepts: ['form'] as const } };
    for (const path of PATHS) {
      server.get<Page>(
        path,
        open,
        whenArrived((request, reply) => this.#show(edge, request, reply)),
      );
      server.post<Page>(
        path,
        form,
        whenArrived((request, reply) => this.#receive(edge, request, reply)),
      );
      server.get<Page>(
        `${path}/thanks`,
        open,
        whenArrived((request, reply) => this.#thank(edge, request, reply)),
      );
    }
    server.get<Page>(
      TRAP_PATH,
      open,
      whenArrived((request, reply) => this.#trap(edge, request, reply)),
    );
    server.get<{ Params: { file: string } }>(`${SCRIPT_PATH}:file`, open, sendScript);
    documentSurveyPage(edge, SCRIPT_PATH);
  }

  async #show(edge: Edge, request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.#find(edge, request, request.query);
    if (visit === undefined) return absent(request, reply);
    const query = withScore(visit, request.query);
    const { answers } = readForm(visit.survey.compiled, query, visit.survey.compiled.survey.default_language);
    this.observer.opened(visit, { kind: 'visit', score: scoreOf(visit.survey, answers) }, request, reply);
    return this.#page(visit, query, request, reply);
  }

  /** A link in mails that people do not see; it shows the page all the same, in case somebody does. */
  async #trap(edge: Edge, request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.#find(edge, request, {});
    if (visit?.invitation === undefined) return absent(request, reply);
    this.observer.opened(visit, { kind: 'trap' }, request, reply);
    return this.#page(visit, { lang: textField(request.query, 'lang') }, request, reply);
  }

  async #page(visit: SurveyVisit, query: Fields, request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { compiled } = visit.survey;
    const language = languageOf(visit.survey, request, textField(query, 'lang'));
    const refusal = await this.gate.refusalOfNew(visit.survey, visit.link);
    if (refusal !== undefined) {
      const { page, status } = refusalPage(visit, language, refusal);
      return send(reply, page, { visit, status });
    }
    const filledIn = readForm(compiled, fieldsOf(visit, query), language);
    const place = new Screens(pagesOf(compiled.survey.questions), filledIn.visible, false).first();
    const fill = this.suspicions.fillToken(visit.survey);
    const own = { submissionId: this.ids.next(), editKey: newEditKey(), isScripted: false, isSaved: false, fill };
    return send(reply, screenPage(visit, { ...own, language, filledIn, place, errors: [] }), { visit });
  }

  async #receive(edge: Edge, request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const fields = (request.body ?? {}) as Fields;
    const visit = await this.#find(edge, request, fields, versionIn(fields, FORM_FIELDS.version));
    if (visit === undefined) return absent(request, reply);
    const limitUsed = await edge.limit(visit.survey.surveyId, request, reply);
    await this.signals.heed(request, visit.survey.tenantId, namedBy(visit));
    return this.sender.execute(visit, fields, request, reply, limitUsed);
  }

  async #thank(edge: Edge, request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.#find(edge, request, request.query);
    if (visit === undefined) return absent(request, reply);
    const language = languageOf(visit.survey, request, textField(request.query, 'lang'));
    const level = SCORE_LEVELS.find((each) => each === textField(request.query, 'level'));
    return send(reply, thanksPage(visit, language, level), { visit });
  }

  #find(edge: Edge, request: PageRequest, fields: Fields, version?: number): Promise<SurveyVisit | undefined> {
    const { code, token } = request.params;
    const isKiosk = ['kiosk', FORM_FIELDS.kiosk].some((name) => Object.hasOwn(fields, name));
    const preview = textField(fields, 'preview') ?? textField(fields, FORM_FIELDS.preview);
    return edge.lookUp(request, () =>
      code === undefined
        ? this.visits.ofCustomer(token, version)
        : this.visits.byCode(code, { version, preview, isKiosk }),
    );
  }
}

type Handler = (request: PageRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** A link that was opened before this service has heard of its mail has a page that opens it again. */
function whenArrived(handle: Handler): Handler {
  return async (request, reply) => {
    try {
      return await handle(request, reply);
    } catch (error) {
      if (error instanceof AppError && error.code === 'responses.invitation-pending') return pending(request, reply);
      throw error;
    }
  };
}
