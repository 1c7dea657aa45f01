import { run } from '@hearback/process';
import { targets } from './targets.js';
await run(targets);
