import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { factsIn } from '@hearback/questionnaire';
import type { FactCondition } from '../../domain/condition.js';
import type { ResponseFacts } from '../../domain/response-facts.js';
import { NO_CONTEXT, type EarlierAnswer, type RuleContext } from '../../domain/rule-context.js';
import type { RuleBody } from '../../domain/rule.js';
import { CalendarStore } from '../calendar-store.js';
import { StaffDirectory } from '../staff-directory.js';
import { Understandings } from './understandings.js';

/** The answers that customers have given before. */
export abstract class CustomerHistory {
  /** Answers before each of these in the year before it, by the id of the response; without those that were withdrawn. */
  abstract before(
    tx: Tx,
    tenantId: string,
    responses: readonly ResponseFacts[],
  ): Promise<ReadonlyMap<string, readonly EarlierAnswer[]>>;
}

/** Finds what rules have to know besides the responses. */
@Injectable()
export class RuleContexts {
  constructor(
    private readonly history: CustomerHistory,
    private readonly calendars: CalendarStore,
    private readonly staff: StaffDirectory,
    private readonly understandings: Understandings,
  ) {}

  /** The context of each of the responses, in their order; read only as far as the rules ask for it. */
  async of(
    tx: Tx,
    tenantId: string,
    responses: readonly ResponseFacts[],
    rules: readonly Pick<RuleBody, 'conditions'>[],
  ): Promise<readonly RuleContext[]> {
    const kinds = new Set(
      rules.flatMap(({ conditions }) => factsIn<FactCondition>(conditions).map(({ type }) => type)),
    );
    const earlier = kinds.has('earlier') ? await this.history.before(tx, tenantId, responses) : undefined;
    const place = kinds.has('hours') || kinds.has('weekday') ? await this.#place(tx, tenantId) : undefined;
    const texts =
      kinds.has('sentiment') || kinds.has('topic')
        ? await this.understandings.of(
            tx,
            tenantId,
            responses.map(({ responseId }) => responseId),
          )
        : undefined;
    return responses.map(({ responseId }) => ({
      ...NO_CONTEXT,
      ...place,
      earlier: earlier?.get(responseId) ?? NO_CONTEXT.earlier,
      understanding: texts?.get(responseId) ?? null,
    }));
  }

  async #place(tx: Tx, tenantId: string): Promise<Pick<RuleContext, 'hours' | 'timeZone'>> {
    const [applied] = await this.calendars.appliedTo(tx, [{ tenantId, assigneeId: null }]);
    const { timeZone } = await this.staff.workspaceOf(tx, tenantId);
    return { hours: applied === undefined || applied.ref === null ? null : applied.hours, timeZone };
  }
}
