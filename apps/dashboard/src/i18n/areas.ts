/** The parts of the interface: one folder of `pages` and one file of each catalogue. */
export const AREAS = [
  'account',
  'anonymous',
  'customers',
  'erasure',
  'home',
  'imports',
  'inbox',
  'operator',
  'parts',
  'plans',
  'privacy',
  'reports',
  'response-rates',
  'rule-acts',
  'rules',
  'sandbox',
  'segments',
  'settings',
  'shell',
  'sign-in',
  'surveys',
  'tasks',
  'webhooks',
  'work',
] as const;

export type Area = (typeof AREAS)[number];
