export { inSavepoint, ofTenant, type BatchTx, type OneTenantTx, type Row, type TenantTx, type Tx } from './tx.js';
export { asTenant, inNewTenant, partOf, separateTransactions, type UnitOfWork } from './unit-of-work.js';
export { BatchDatabase, DatabaseChannels, PreTenantLookup, TenantDatabase } from './databases.js';
export { keyset, readPage, type KeysetClauses } from './keyset.js';
export { Lines } from './lines.js';
export type { ServiceSchema } from './service-schema.js';
export { badDataCode, isConnectionLoss, isRetryable, violatedConstraint } from './database-failure.js';
export {
  openServiceDatabase,
  type ServiceDatabase,
  type ServiceDatabaseOptions,
} from './pools/open-service-database.js';
export { migrate, type MigratedSchema, type MigrateOptions } from './migrations/migrate.js';
export { GROUP_ROLES, INFRASTRUCTURE_SCHEMAS, OWNER_ROLE, rolesOf, roleUrl } from './migrations/roles.js';
export { customerPointerData, customerPointerTable, dropCustomerPointerTable } from './migrations/customer-pointers.js';
export {
  acrossTenants,
  createServiceSchema,
  grantFunction,
  grantTable,
  ownerMayRead,
  runStatements,
  tenantTable,
  type Privilege,
  type TableGrants,
} from './migrations/statements.js';
export { agedSubjects, emptyAgedRows, type AgedRows } from './personal/aged-rows.js';
export { endImportsOf, importFileTables } from './personal/import-files.js';
export { copiedRows } from './personal/copied-rows.js';
export type { PersonalData, PersonalKind, PersonalName, PersonalTable, RowAge } from './personal/personal-data.js';
export {
  anyOf,
  byAddress,
  byCustomerId,
  byExternalId,
  bySubject,
  mentions,
  through,
  where,
  type RowCondition,
} from './personal/row-condition.js';
export { personParameters, WITH_PERSON, type Person } from './personal/person.js';
export { PersonalRows, type RowsOfPerson } from './personal/personal-rows.js';
