import type { Provider, Type } from '@nestjs/common';
import { CustomerMergeStore } from './application/merges/customer-merge-store.js';
import { MergeChoices } from './application/merges/merge-choices.js';
import { MergeCustomers } from './application/merges/merge-customers.js';
import { UnmergeCustomers } from './application/merges/unmerge-customers.js';
import { MergesController } from './http/merges/merges.controller.js';
import { SqlCustomerMergeStore } from './persistence/merges/sql-customer-merge-store.js';

/** Profiles that are one person. */
export const MERGE_CONTROLLERS: readonly Type[] = [MergesController];

export const MERGE_PROVIDERS: readonly Provider[] = [
  MergeCustomers,
  UnmergeCustomers,
  MergeChoices,
  { provide: CustomerMergeStore, useClass: SqlCustomerMergeStore },
];
