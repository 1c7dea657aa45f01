import { runProgram } from '@hearback/process';
import { gateway } from './gateway.js';
await runProgram(gateway);
