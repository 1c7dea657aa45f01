import { PostgresTransport } from '../src/index.js';
import type { LogBed } from './log-bed.js';
import { transportFailuresContract } from './transport-failures.contract.js';
import { transportContract } from './transport.contract.js';

const postgres = (bed: LogBed) => new PostgresTransport(bed.service.preTenantLookup, bed.clock);

transportContract('postgres', postgres);
transportFailuresContract('postgres', postgres);
