import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { isTargeted, mayBeAskedAgain, type Attributes, type SurveyWidget } from '../domain/survey-widget.js';
import { isAnonymous } from './anonymous/anonymous-guard.js';
import { AskedCustomers } from './asked-customers.js';
import { SubmissionGate } from './submission-gate.js';
import { SurveyDirectory } from './survey-directory.js';

/** Somebody who looks at a web page. */
export interface Visitor {
  readonly tenantId: string;
  /** External id of a customer whom the shop has signed. */
  readonly customer: string | undefined;
  /** What the page says of the visitor. */
  readonly attributes: Attributes;
}

/** A survey of a web page. */
export interface WidgetSurvey {
  readonly survey: PublishedSurvey;
  readonly widget: SurveyWidget;
  /** Whether this visitor may be asked. Only the shop may know why not. */
  readonly isAskable: boolean;
}

const YEAR_MS = 366 * 86_400_000;

/** The surveys that a web page may show to a visitor. */
@Injectable()
export class WidgetSurveys {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly gate: SubmissionGate,
    private readonly customers: AskedCustomers,
    private readonly database: BatchDatabase,
    private readonly clock: Clock,
  ) {}

  /** Enabled ones that accept answers now. What is known of a customer takes precedence over what the page says. */
  async execute(visitor: Visitor): Promise<readonly WidgetSurvey[]> {
    const surveys = await this.#accepting(visitor.tenantId);
    const now = this.clock.now();
    const { attributes, lastAsked } = surveys.length === 0 ? NOTHING : await this.#known(visitor, now);
    const all = { ...visitor.attributes, ...attributes };
    return surveys.map(({ survey, widget }) => ({
      survey,
      widget,
      isAskable: isTargeted(widget, all) && mayBeAskedAgain(widget, lastAsked.get(survey.surveyId), now),
    }));
  }

  async #accepting(tenantId: string): ReturnType<SurveyDirectory['widgetsOf']> {
    const enabled = await this.directory.widgetsOf(tenantId);
    const refusals = await Promise.all(enabled.map(({ survey }) => this.gate.refusalOfNew(survey)));
    // A page that knows its visitor must not show one: who was asked is recorded with the time.
    return enabled.filter(({ survey }, index) => refusals[index] === undefined && !isAnonymous(survey));
  }

  async #known({ tenantId, customer }: Visitor, now: Date): Promise<Known> {
    if (customer === undefined) return NOTHING;
    const address = { tenantId, externalId: customer };
    return this.database.withTenants([tenantId], async (tx) => ({
      attributes: await this.customers.attributes(tx, address),
      lastAsked: await this.customers.lastAsked(tx, address, new Date(now.getTime() - YEAR_MS)),
    }));
  }
}

interface Known {
  readonly attributes: Attributes;
  readonly lastAsked: ReadonlyMap<string, Date>;
}

const NOTHING: Known = { attributes: {}, lastAsked: new Map() };
