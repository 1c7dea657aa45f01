import { AppError, Clock } from '@hearback/kernel';
import { visibleQuestions } from '@hearback/questionnaire';
import { pagesOf, Screens, type HtmlPage } from '@hearback/survey-ui';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadAnswers } from '../application/read-answers.js';
import { WithdrawAnswers } from '../application/withdraw-answers.js';
import type { OpenResponse } from '../domain/open-response.js';
import { noticePage, startOf, thanksPage, withdrawPage } from './survey-end-pages.js';
import type { SurveyForm } from './survey-form.js';
import { messageOf, send } from './survey-page-replies.js';
import { screenPage } from './survey-screen-page.js';
import { SurveyVisits, type SurveyVisit } from './survey-visit.js';

/** Milliseconds after which somebody who stopped answering at a shared device has left it. */
const LEFT_AFTER_MS = 180_000;

/** What people do with an answer that is stored: change or withdraw it; at a shared device nothing. */
@Injectable()
export class OwnAnswer {
  constructor(
    private readonly visits: SurveyVisits,
    private readonly read: ReadAnswers,
    private readonly withdraw: WithdrawAnswers,
    private readonly clock: Clock,
  ) {}

  /** Replies to a form that is about a stored answer; undefined if the form contains answers. */
  async execute(
    visit: SurveyVisit,
    form: SurveyForm,
    language: string,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> {
    if (visit.isKiosk) return this.#nextPerson(visit, form, reply);
    switch (form.go) {
      case 'edit':
      case 'withdraw':
      case 'keep': {
        const stored = await this.#find(visit, form);
        if (stored === undefined) return send(reply, messageOf(language, 'thanks'), { status: 404 });
        return send(reply, await this.#pageOf(visit, form, language, stored), { visit });
      }
      case 'withdraw-now': {
        await this.withdraw.execute(keyOf(visit, form), form.editKey).catch(ignoreAbsent);
        return send(reply, noticePage(visit, language, ['withdrawn', 'withdrawnText']), { visit });
      }
      default:
        return undefined;
    }
  }

  async #pageOf(visit: SurveyVisit, form: SurveyForm, language: string, stored: OpenResponse): Promise<HtmlPage> {
    const { submissionId, editKey } = form;
    if (form.go === 'withdraw') return withdrawPage(visit, language, { submissionId, editKey });
    if (form.go === 'keep') return thanksPage(visit, language, undefined, { submissionId, editKey });
    const { answers, hiddenFields, version } = stored;
    const begunWith = await this.visits.inVersion(visit, version);
    const { compiled } = begunWith.survey;
    const visible = visibleQuestions(compiled, { answers, hidden_fields: hiddenFields });
    const place = new Screens(pagesOf(compiled.survey.questions), visible, false).first();
    const own = { submissionId, editKey, isScripted: false, isSaved: true, errors: [] };
    return screenPage(begunWith, { ...own, language, place, filledIn: { answers, hiddenFields, visible } });
  }

  /** Back and reloading send forms again: those of somebody who is done or has left lead to the start, not to their answers. */
  async #nextPerson(visit: SurveyVisit, form: SurveyForm, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const stored = await this.#find(visit, form);
    if (stored?.completedAt !== undefined) return reply.redirect(`${visit.path}/thanks?kiosk=1`, 303);
    const hasLeft = stored !== undefined && this.clock.now().getTime() - stored.changedAt.getTime() > LEFT_AFTER_MS;
    return hasLeft ? reply.redirect(startOf(visit), 303) : undefined;
  }

  #find(visit: SurveyVisit, form: SurveyForm): Promise<OpenResponse | undefined> {
    return this.read.execute(keyOf(visit, form), form.editKey).catch(ignoreAbsent);
  }
}

function keyOf({ survey: { tenantId, surveyId } }: SurveyVisit, { submissionId }: SurveyForm) {
  return { tenantId, surveyId, submissionId };
}

function ignoreAbsent(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'responses.saved-answers-not-found') return undefined;
  throw error;
}
