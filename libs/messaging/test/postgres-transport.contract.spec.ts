import { PostgresTransport } from '../src/index.js';
import { transportContract } from './transport.contract.js';

transportContract('postgres', (bed) => new PostgresTransport(bed.service.preTenantLookup, bed.clock));
