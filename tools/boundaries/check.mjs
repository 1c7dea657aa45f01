import { fileURLToPath } from 'node:url';
import { checkBoundaries } from './boundaries.mjs';

const violations = checkBoundaries(fileURLToPath(new URL('../..', import.meta.url)));
for (const violation of violations) console.error(violation);
console.error(violations.length === 0 ? 'boundaries: no violations' : `boundaries: ${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
