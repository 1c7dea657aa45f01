export type { BatchTx, Row, TenantTx, Tx } from './tx.js';
export { BatchDatabase, TenantDatabase } from './databases.js';
export type { ServiceSchema } from './service-schema.js';
