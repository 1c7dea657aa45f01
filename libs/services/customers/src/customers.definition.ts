import type { ServiceDefinition } from '@hearback/process';
import { CustomersConfig } from './customers.config.js';
import { Customers1763800000002 } from './persistence/migrations/0001-customers.js';
import { CustomerWord1767225600010 } from './persistence/migrations/0010-customer-word.js';
import { CustomerLinks1767225600033 } from './persistence/migrations/0033-customer-links.js';
import { PageEvent1767225600002 } from './persistence/migrations/0002-page-event.js';

/** The definition of the service: its name, schema and settings. */
export const customersDefinition: ServiceDefinition = {
  name: 'customers',
  schema: {
    name: 'customers',
    migrations: [Customers1763800000002, PageEvent1767225600002, CustomerWord1767225600010, CustomerLinks1767225600033],
  },
  config: CustomersConfig,
};
