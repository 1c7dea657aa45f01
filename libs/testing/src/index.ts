export { findUnguardedTables, type Unguarded } from './find-unguarded-tables.js';
export { eventually } from './eventually.js';
export { ManualClock } from './manual-clock.js';
export { SequentialIds } from './sequential-ids.js';
export { throwAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.js';
