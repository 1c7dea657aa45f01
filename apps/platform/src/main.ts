import { run } from '@hearback/runtime';
import { targets } from './targets.js';
await run(targets);
