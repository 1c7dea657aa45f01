import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { DryRun, type DryRunReport } from '../domain/dry-run.js';
import { NO_CONTEXT } from '../domain/rule-context.js';
import type { RuleBody } from '../domain/rule.js';
import { followupsErrors } from './followups.errors.js';
import { ResponseFactsStore } from './response-facts-store.js';
import { RuleChecks } from './rule-checks.js';
import { RuleStore } from './rule-store.js';
import { RuleContexts } from './rules/rule-contexts.js';
import { CustomerDirectory } from './thread/customer-directory.js';
import { ToneSituations } from './tone-situations.js';

/** Days of responses that a dry run evaluates. */
export const DRY_RUN_DAYS = 90;

/** The rule to evaluate: a stored one, or one that is not stored yet. */
export type DryRunSubject = { readonly ruleId: string } | { readonly body: RuleBody };

/** The report with the period it covers. */
export interface DryRunResult {
  readonly from: Date;
  readonly to: Date;
  readonly report: DryRunReport;
}

/** Reports what a rule would have done with the responses of the last 90 days; stores nothing. */
@Injectable()
export class DryRunRule {
  constructor(
    private readonly rules: RuleStore,
    private readonly facts: ResponseFactsStore,
    private readonly checks: RuleChecks,
    private readonly contexts: RuleContexts,
    private readonly tone: ToneSituations,
    private readonly customers: CustomerDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws `rule-not-found`, `bad-rule`, `unknown-staff` */
  async execute(unit: UnitOfWork, subject: DryRunSubject): Promise<DryRunResult> {
    const body = 'body' in subject ? subject.body : await unit.run((tx) => this.rules.find(tx, subject.ruleId));
    if (body === undefined) throw followupsErrors.error('rule-not-found');
    if ('body' in subject) await this.checks.check(unit, body, '/rule');
    const to = this.clock.now();
    const from = new Date(to.getTime() - DRY_RUN_DAYS * 86_400_000);
    const run = new DryRun(body, { from, to });
    await unit.run(async (tx) => {
      const moments = await this.tone.momentsOfTruth(tx, tx.tenantId);
      for await (const page of this.facts.answeredIn(tx, from, to)) {
        const contexts = await this.contexts.of(tx, tx.tenantId, page, [body]);
        const customers = page.flatMap(({ customer }) => customer ?? []);
        const preferring = await this.tone.preferringPerson(tx, tx.tenantId, customers);
        const named = customers.map((customer) => ({ tenantId: tx.tenantId, customer }));
        const objecting = new Set((await this.customers.notProfiled(tx, named)).map(({ customer }) => customer));
        page.forEach((facts, n) =>
          run.add(facts, {
            context: contexts[n] ?? NO_CONTEXT,
            isMomentOfTruth: facts.touchpointId !== null && moments.has(facts.touchpointId),
            prefersPerson: facts.customer !== null && preferring.has(facts.customer),
            noProfiling: facts.customer !== null && objecting.has(facts.customer),
          }),
        );
      }
    });
    return { from, to, report: run.report() };
  }
}
