export { eventually } from './eventually.js';
export { EventProbe } from './event-probe.js';
export { findUnguardedTables, type Unguarded } from './find-unguarded-tables.js';
export { kafkaForTests, kafkaMissing, ownKafka, type OwnKafka } from './kafka-for-tests.js';
export { ManualClock } from './manual-clock.js';
export { medium, type Medium, type MediumOptions } from './medium.js';
export { SequentialIds } from './sequential-ids.js';
export { throwAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.js';
export type { TestCaller } from './known-callers.js';
