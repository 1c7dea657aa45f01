import type account from '../locales/en/account.json';
import type anonymous from '../locales/en/anonymous.json';
import type churn from '../locales/en/churn.json';
import type boards from '../locales/en/boards.json';
import type customers from '../locales/en/customers.json';
import type drivers from '../locales/en/drivers.json';
import type effect from '../locales/en/effect.json';
import type erasure from '../locales/en/erasure.json';
import type goals from '../locales/en/goals.json';
import type home from '../locales/en/home.json';
import type imports from '../locales/en/imports.json';
import type inbox from '../locales/en/inbox.json';
import type money from '../locales/en/money.json';
import type mailings from '../locales/en/mailings.json';
import type operator from '../locales/en/operator.json';
import type orders from '../locales/en/orders.json';
import type parts from '../locales/en/parts.json';
import type plans from '../locales/en/plans.json';
import type privacy from '../locales/en/privacy.json';
import type questions from '../locales/en/questions.json';
import type reports from '../locales/en/reports.json';
import type responseRates from '../locales/en/response-rates.json';
import type signIn from '../locales/en/sign-in.json';
import type ruleActs from '../locales/en/rule-acts.json';
import type rules from '../locales/en/rules.json';
import type sandbox from '../locales/en/sandbox.json';
import type segments from '../locales/en/segments.json';
import type settings from '../locales/en/settings.json';
import type shell from '../locales/en/shell.json';
import type surveys from '../locales/en/surveys.json';
import type tasks from '../locales/en/tasks.json';
import type topics from '../locales/en/topics.json';
import type webhooks from '../locales/en/webhooks.json';
import type work from '../locales/en/work.json';

declare module 'i18next' {
  /** Keys are checked against the English catalogue. */
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      account: typeof account;
      anonymous: typeof anonymous;
      churn: typeof churn;
      boards: typeof boards;
      customers: typeof customers;
      drivers: typeof drivers;
      effect: typeof effect;
      erasure: typeof erasure;
      goals: typeof goals;
      home: typeof home;
      imports: typeof imports;
      inbox: typeof inbox;
      money: typeof money;
      mailings: typeof mailings;
      operator: typeof operator;
      orders: typeof orders;
      parts: typeof parts;
      plans: typeof plans;
      privacy: typeof privacy;
      questions: typeof questions;
      reports: typeof reports;
      'response-rates': typeof responseRates;
      'rule-acts': typeof ruleActs;
      'sign-in': typeof signIn;
      rules: typeof rules;
      sandbox: typeof sandbox;
      segments: typeof segments;
      settings: typeof settings;
      shell: typeof shell;
      surveys: typeof surveys;
      tasks: typeof tasks;
      topics: typeof topics;
      webhooks: typeof webhooks;
      work: typeof work;
    };
  }
}
