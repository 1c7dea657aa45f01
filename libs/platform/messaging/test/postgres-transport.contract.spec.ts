import { PostgresTransport } from '../src/index.js';
import type { TransportUnderTest } from './group-under-test.js';
import { transportFailuresContract } from './transport-failures.contract.js';
import { transportContract } from './transport.contract.js';

const postgres: TransportUnderTest = {
  name: 'postgres',
  open: (fixture) => new PostgresTransport(fixture.service.preTenantLookup, fixture.clock),
};

transportContract(postgres);
transportFailuresContract(postgres);
