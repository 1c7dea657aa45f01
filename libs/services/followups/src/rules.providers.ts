import type { Provider } from '@nestjs/common';
import { ActOnResponses } from './application/rules/act-on-responses.js';
import { ReorderRules } from './application/rules/reorder-rules.js';
import { RuleActStore } from './application/rules/rule-act-store.js';
import { ActOnUnderstandings } from './application/rules/act-on-understandings.js';
import { CustomerHistory, RuleContexts } from './application/rules/rule-contexts.js';
import { Understandings } from './application/rules/understandings.js';
import { SettleSurveys } from './application/rules/settle-surveys.js';
import { ToneSituations } from './application/tone-situations.js';
import { ActResultsConsumer } from './events/act-results.consumer.js';
import { UnderstandingsConsumer } from './events/understandings.consumer.js';
import { TouchpointsConsumer } from './events/touchpoints.consumer.js';
import { SqlCustomerHistory } from './persistence/rules/sql-customer-history.js';
import { SqlRuleActStore } from './persistence/rules/sql-rule-act-store.js';
import { SqlUnderstandings } from './persistence/rules/sql-understandings.js';
import { SqlToneSituations } from './persistence/sql-tone-situations.js';

/** What rules do besides opening tasks, and what they and the rules of tone have to know. */
export const RULE_PROVIDERS: readonly Provider[] = [
  ActOnResponses,
  ActOnUnderstandings,
  ReorderRules,
  SettleSurveys,
  RuleContexts,
  ActResultsConsumer,
  TouchpointsConsumer,
  UnderstandingsConsumer,
  { provide: RuleActStore, useClass: SqlRuleActStore },
  { provide: CustomerHistory, useClass: SqlCustomerHistory },
  { provide: Understandings, useClass: SqlUnderstandings },
  { provide: ToneSituations, useClass: SqlToneSituations },
];
