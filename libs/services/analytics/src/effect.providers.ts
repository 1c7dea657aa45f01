import { HandlingStore } from './application/effect/handling-store.js';
import { HandlingConsumer } from './events/effect/handling.consumer.js';
import { SqlHandlingStore } from './persistence/effect/sql-handling-store.js';

/** How tasks were handled, and whether following up helps. */
export const effectProviders = [HandlingConsumer, { provide: HandlingStore, useClass: SqlHandlingStore }];
