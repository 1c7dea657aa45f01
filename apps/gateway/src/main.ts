import { runProgram } from '@hearback/runtime';
import { gateway } from './gateway.js';
await runProgram(gateway);
