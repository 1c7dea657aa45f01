export { defineEvent, newEvent, type EventContract, type EventOf, type NewEvent, type PayloadOf } from './event.js';
export { allEvents } from './all-events.js';
export type { AuditedActionV1 } from './audited-action.js';
export * from './accounts.events.js';
export * from './customers.events.js';
export * from './survey.events.js';
export * from './responses.events.js';
export * from './followups.events.js';
export * from './notifications.events.js';
