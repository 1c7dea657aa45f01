import { PostgresTransport } from '../src/index.js';
import type { TransportUnderTest } from './group-under-test.js';
import { transportFailuresContract } from './transport-failures.contract.js';
import { transportContract } from './transport.contract.js';

const postgres: TransportUnderTest = {
  name: 'postgres',
  open: (bed) => new PostgresTransport(bed.service.preTenantLookup, bed.clock),
};

transportContract(postgres);
transportFailuresContract(postgres);
