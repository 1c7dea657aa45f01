export type { components, operations, paths } from './generated/schema.js';
export type { ProblemCode } from './generated/problem-codes.js';
export { createHearbackClient, type ClientOptions, type HearbackClient } from './client.js';
export type { RetryOptions } from './retrying-fetch.js';
export { ApiProblem, isProblem, type Problem } from './problem.js';
export { dataOf } from './data-of.js';
export { eachOf, type ItemOf, type ListPath } from './each-of.js';
export type { Body, Reply, Query } from './operation-types.js';
