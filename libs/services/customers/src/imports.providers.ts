import type { Provider, Type } from '@nestjs/common';
import { ImportChangeStore } from './application/imports/import-change-store.js';
import { ImportConsent } from './application/imports/import-consent.js';
import { ImportCustomerEvents } from './application/imports/import-customer-events.js';
import { ImportCustomers } from './application/imports/import-customers.js';
import { ImportStore } from './application/imports/import-store.js';
import { ProposeCustomerImport } from './application/imports/propose-customer-import.js';
import { ReadCustomerImports } from './application/imports/read-customer-imports.js';
import { ReceiveCustomerImport } from './application/imports/receive-customer-import.js';
import { RequestImportUndo } from './application/imports/request-import-undo.js';
import { RunCustomerImport } from './application/imports/run-customer-import.js';
import { StartCustomerImport } from './application/imports/start-customer-import.js';
import { UndoCustomerImport } from './application/imports/undo-customer-import.js';
import { ImportsWorker } from './events/imports/imports.worker.js';
import { CustomerImportsController } from './http/imports/customer-imports.controller.js';
import { CustomerImportsRoutes } from './http/imports/customer-imports.routes.js';
import { SqlImportChangeStore } from './persistence/imports/sql-import-change-store.js';
import { SqlImportStore } from './persistence/imports/sql-import-store.js';

/** Imports of customers and events from files. */
export const IMPORT_CONTROLLERS: readonly Type[] = [CustomerImportsController];

export const IMPORT_PROVIDERS: readonly Provider[] = [
  ReceiveCustomerImport,
  ProposeCustomerImport,
  StartCustomerImport,
  RunCustomerImport,
  ImportCustomers,
  ImportConsent,
  ImportCustomerEvents,
  RequestImportUndo,
  UndoCustomerImport,
  ReadCustomerImports,
  ImportsWorker,
  CustomerImportsRoutes,
  { provide: ImportStore, useClass: SqlImportStore },
  { provide: ImportChangeStore, useClass: SqlImportChangeStore },
];
