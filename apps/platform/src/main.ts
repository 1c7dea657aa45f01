import { dashboard } from '@hearback/dashboard';
import { run } from '@hearback/process';
import { targets } from './targets.js';
await run(targets, { site: dashboard });
