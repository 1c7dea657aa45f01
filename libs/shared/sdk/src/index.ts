export type { components, operations, paths } from './generated/schema.js';
export { createHearbackClient, type HearbackClient } from './client.js';
export { ApiProblem, type Problem } from './problem.js';
export { dataOf } from './data-of.js';
export type { Body, Reply, Query } from './operation-types.js';
