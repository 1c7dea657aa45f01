import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The order of rules, what they do besides opening tasks, and what their conditions and owners are found by. */
export class RuleActs1764547200120 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table followups.rule add column position integer not null default 0`,
      `alter table followups.staff add column email text`,
      `comment on column followups.staff.email is 'personal'`,
      `alter table followups.response_facts add column customer text`,
      `update followups.response_facts set customer = facts ->> 'customer' where facts ->> 'customer' is not null`,
      `comment on column followups.response_facts.customer is 'personal'`,
      // PostgreSQL evaluates a policy before an expression that is not leakproof, as `->>` is, so no query used the index of it.
      `drop index followups.response_facts_customer_idx`,
      `create index response_facts_customer_idx on followups.response_facts (tenant_id, customer, submitted_at)
       where customer is not null`,
      ...ACTS,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table followups.rule_act',
      'drop index followups.response_facts_customer_idx',
      `create index response_facts_customer_idx on followups.response_facts
         (tenant_id, (facts ->> 'customer'), submitted_at)`,
      'alter table followups.response_facts drop column customer',
      'alter table followups.staff drop column email',
      'alter table followups.rule drop column position',
    );
  }
}

const ACTS = [
  `create table followups.rule_act (
    tenant_id uuid not null,
    response_id uuid not null,
    rule_id uuid not null,
    position integer not null,
    id uuid not null,
    run_id uuid not null,
    rule_version integer not null,
    rule_name text not null,
    task_id uuid,
    customer text,
    act jsonb not null,
    because jsonb not null,
    state text not null,
    reason text,
    at timestamptz not null,
    settled_at timestamptz,
    constraint rule_act_pkey primary key (tenant_id, response_id, rule_id, position),
    constraint rule_act_id_key unique (tenant_id, id),
    constraint rule_act_state_check check (state in ('done', 'requested', 'refused'))
  )`,
  `comment on column followups.rule_act.customer is 'personal'`,
  `comment on column followups.rule_act.because is 'personal'`,
  `create index rule_act_rule_idx on followups.rule_act (tenant_id, rule_id, at)`,
  `create index rule_act_run_idx on followups.rule_act (tenant_id, run_id)`,
  `create index rule_act_task_idx on followups.rule_act (tenant_id, task_id) where task_id is not null`,
  ...tenantTable('followups.rule_act'),
];
