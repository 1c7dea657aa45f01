import type { ServiceDefinition } from '@hearback/process';
import { CustomersConfig } from './customers.config.js';
import { Erasure1767225600050 } from './persistence/migrations/0050-erasure.js';
import { personalData } from './persistence/personal-data.js';
import { Customers1763800000002 } from './persistence/migrations/0001-customers.js';
import { CustomerWord1767225600010 } from './persistence/migrations/0010-customer-word.js';
import { EventDay1767225600020 } from './persistence/migrations/0020-event-day.js';
import { Segment1767225600021 } from './persistence/migrations/0021-segment.js';
import { CustomerList1767225600022 } from './persistence/migrations/0022-customer-list.js';
import { AnswerDay1767225600023 } from './persistence/migrations/0023-answer-day.js';
import { Consent1767225600030 } from './persistence/migrations/0030-consent.js';
import { Preference1767225600031 } from './persistence/migrations/0031-preference.js';
import { CustomerLinks1767225600033 } from './persistence/migrations/0033-customer-links.js';
import { PrivacyRequest1767225600034 } from './persistence/migrations/0034-privacy-request.js';
import { PrivacySignal1767225600055 } from './persistence/migrations/0055-privacy-signal.js';
import { DataCopy1767225600056 } from './persistence/migrations/0056-data-copy.js';
import { DerivedRows1767225600040 } from './persistence/migrations/0040-derived-rows.js';
import { CustomerMerge1767225600060 } from './persistence/migrations/0060-customer-merge.js';
import { Timeline1767225600061 } from './persistence/migrations/0061-timeline.js';
import { CustomerRisk1767225600070 } from './persistence/migrations/0070-customer-risk.js';
import { CustomerImport1767225600075 } from './persistence/migrations/0075-import.js';
import { PageEvent1767225600002 } from './persistence/migrations/0002-page-event.js';

/** The definition of the service: its name, schema and settings. */
export const customersDefinition: ServiceDefinition = {
  name: 'customers',
  schema: {
    name: 'customers',
    migrations: [
      Customers1763800000002,
      PageEvent1767225600002,
      CustomerWord1767225600010,
      EventDay1767225600020,
      Segment1767225600021,
      CustomerList1767225600022,
      AnswerDay1767225600023,
      Consent1767225600030,
      Preference1767225600031,
      CustomerLinks1767225600033,
      PrivacyRequest1767225600034,
      DerivedRows1767225600040,
      PrivacySignal1767225600055,
      DataCopy1767225600056,
      CustomerMerge1767225600060,
      Timeline1767225600061,
      Erasure1767225600050,
      CustomerRisk1767225600070,
      CustomerImport1767225600075,
    ],
  },
  config: CustomersConfig,
  personal: personalData,
};
