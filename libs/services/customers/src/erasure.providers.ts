import { customerErasure } from '@hearback/process';
import { EraseCustomer } from './application/erasure/erase-customer.js';
import { ErasureStore } from './application/erasure/erasure-store.js';
import { ProfileEraser } from './application/erasure/profile-eraser.js';
import { RecordErasure } from './application/erasure/record-erasure.js';
import { ErasureWorker } from './events/erasure.worker.js';
import { DeclaredProfileEraser } from './persistence/erasure/declared-profile-eraser.js';
import { SqlErasureStore } from './persistence/erasure/sql-erasure-store.js';
import { personalData } from './persistence/personal-data.js';

/** What erases customers, and writes the receipts. */
export const ERASURE_PROVIDERS = [
  customerErasure('customers', personalData, { listener: ErasureWorker }),
  EraseCustomer,
  RecordErasure,
  ErasureWorker,
  { provide: ErasureStore, useClass: SqlErasureStore },
  { provide: ProfileEraser, useClass: DeclaredProfileEraser },
];
