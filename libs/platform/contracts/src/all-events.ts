import * as analytics from './analytics.events.js';
import * as analyticsReports from './analytics-reports.events.js';
import * as accounts from './accounts.events.js';
import * as customers from './customers.events.js';
import * as dataCopies from './data-copies.events.js';
import * as erasure from './erasure.events.js';
import type { EventContract } from './event.js';
import * as callBacks from './call-backs.events.js';
import * as followups from './followups.events.js';
import * as notifications from './notifications.events.js';
import * as ruleActs from './rule-acts.events.js';
import * as responses from './responses.events.js';
import * as survey from './survey.events.js';

/** Every contract by its type. */
export const allEvents: ReadonlyMap<string, EventContract> = new Map(
  [
    accounts,
    customers,
    dataCopies,
    erasure,
    survey,
    responses,
    analytics,
    analyticsReports,
    followups,
    callBacks,
    ruleActs,
    notifications,
  ]
    .flatMap((file) => Object.values(file) as unknown as EventContract[])
    .map((contract) => [contract.type, contract]),
);
