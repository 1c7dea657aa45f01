import type { ServiceDefinition } from '@hearback/process';
import { CustomersConfig } from './customers.config.js';
import { Customers1763800000002 } from './persistence/migrations/0001-customers.js';

/** What a process must know of customers to run it. */
export const customersDefinition: ServiceDefinition = {
  name: 'customers',
  schema: {
    name: 'customers',
    migrations: [Customers1763800000002],
  },
  config: CustomersConfig,
};
