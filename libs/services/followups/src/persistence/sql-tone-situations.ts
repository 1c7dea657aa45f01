import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import { ResponseFactsStore } from '../application/response-facts-store.js';
import { ToneSituations, type TouchpointState } from '../application/tone-situations.js';
import { ThreadStore } from '../application/thread/thread-store.js';
import { scoreLevelOfFacts } from '../domain/response-facts.js';
import type { ToneSituation } from '../domain/thread/may-write.js';

const UNKNOWN: ToneSituation = {
  lastLowScoreAt: null,
  lastPersonAt: null,
  promiseBrokenAt: null,
  prefersPerson: false,
};

/** `ToneSituations` in SQL. */
@Injectable()
export class SqlToneSituations extends ToneSituations {
  constructor(
    private readonly threads: ThreadStore,
    private readonly facts: ResponseFactsStore,
  ) {
    super();
  }

  override async read(tx: Tx, tenantId: string, customer: string | null): Promise<ToneSituation> {
    if (customer === null) return UNKNOWN;
    // Staff who say that they have answered a customer, or spoken with them, as on the phone, have spoken as a person.
    const [row] = await tx.query<{ answeredAt: Date | null; spokeAt: Date | null; promiseBrokenAt: Date | null }>(
      `select max(t.first_response_at) as "answeredAt",
         max((select max(n.created_at) from followups.task_note n
              where n.tenant_id = t.tenant_id and n.task_id = t.id and n.spoke)) as "spokeAt",
         (select max(p.broken_at) from followups.promise p
          join followups.task pt on pt.tenant_id = p.tenant_id and pt.id = p.task_id
          join followups.response_facts pf on pf.tenant_id = pt.tenant_id and pf.response_id = pt.response_id
          where p.tenant_id = $1 and p.status = 'broken' and pf.customer = any (followups.same_customer($1, $2))) as "promiseBrokenAt"
       from followups.response_facts f
       join followups.task t on t.tenant_id = f.tenant_id and t.response_id = f.response_id
       where f.tenant_id = $1 and f.customer = any (followups.same_customer($1, $2))`,
      [tenantId, customer],
    );
    const answers = await this.facts.ofCustomer(tx, tenantId, customer);
    const wroteAt = await this.threads.lastPersonAt(tx, tenantId, customer);
    return {
      lastLowScoreAt: answers.find((facts) => scoreLevelOfFacts(facts) === 'low')?.submittedAt ?? null,
      lastPersonAt: latest(wroteAt, latest(row?.answeredAt ?? null, row?.spokeAt ?? null)),
      promiseBrokenAt: row?.promiseBrokenAt ?? null,
      prefersPerson: (await this.preferringPerson(tx, tenantId, [customer])).has(customer),
    };
  }

  override async momentsOfTruth(tx: Tx, tenantId: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      'select id from followups.touchpoint where tenant_id = $1 and moment_of_truth',
      [tenantId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  override async preferringPerson(
    tx: Tx,
    tenantId: string,
    customers: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ customer: string }>(
      `select named.customer from unnest($2::text[]) as named (customer)
       join followups.customer c on c.tenant_id = $1 and c.external_id = followups.kept_customer($1, named.customer)
       where c.prefers_person`,
      [tenantId, customers],
    );
    return new Set(rows.map(({ customer }) => customer));
  }

  override async saveTouchpoint(
    tx: BatchTx,
    { tenantId, id, momentOfTruth, changedAt }: TouchpointState,
  ): Promise<void> {
    await tx.query(
      `insert into followups.touchpoint (tenant_id, id, moment_of_truth, changed_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, id) do update
       set moment_of_truth = excluded.moment_of_truth, changed_at = excluded.changed_at
       where touchpoint.changed_at <= excluded.changed_at`,
      [tenantId, id, momentOfTruth, changedAt],
    );
  }
}

function latest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
