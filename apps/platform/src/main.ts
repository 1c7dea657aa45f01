import { dashboard } from '@hearback/dashboard';
import { documentation } from '@hearback/docs';
import { run } from '@hearback/process';
import { targets } from './targets.js';
await run(targets, { sites: () => ({ application: dashboard(), documentation: documentation() }) });
