import { Injectable } from '@nestjs/common';
import { AddressSuppressed, CustomerChanged, PreferencesChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { CustomerDirectory } from '../application/thread/customer-directory.js';

/** Maintains the copy of the customers of workspaces. */
@Injectable()
export class CustomersConsumer {
  constructor(private readonly customers: CustomerDirectory) {}

  @Subscribe(CustomerChanged)
  changed(events: readonly EventOf<typeof CustomerChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof CustomerChanged>(events, async ({ tenantId, payload }) => {
      const {
        customer_id: customerId,
        external_id: externalId,
        name = null,
        email = null,
        language,
        time_zone: timeZone = null,
        revision,
      } = payload;
      const known = { tenantId, customerId, externalId, name, email, language, timeZone, revision };
      await this.customers.saveCustomer(tx, known);
      return done();
    });
  }

  @Subscribe(PreferencesChanged)
  preferences(events: readonly EventOf<typeof PreferencesChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof PreferencesChanged>(events, async ({ tenantId, payload }) => {
      const {
        customer_id: customerId,
        prefers_person: prefersPerson,
        no_profiling: noProfiling,
        language,
        revision,
      } = payload;
      const wanted = { prefersPerson, noProfiling, language };
      await this.customers.savePreferences(tx, { tenantId, customerId, ...wanted, revision });
      return done();
    });
  }

  @Subscribe(AddressSuppressed)
  suppressed(events: readonly EventOf<typeof AddressSuppressed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof AddressSuppressed>(events, async ({ tenantId, payload }) => {
      const { customer_id: customerId, active, revision } = payload;
      await this.customers.saveSuppression(tx, { tenantId, customerId, active, revision });
      return done();
    });
  }
}
