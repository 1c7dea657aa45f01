/**
 * The package types that each package type may import. Types are the `type:` tags of package.json. Only specs may import
 * `testing`.
 */
export const mayImport = {
  pure: ['pure'],
  contracts: ['pure', 'contracts'],
  infra: ['pure', 'contracts', 'infra'],
  service: ['pure', 'contracts', 'infra', 'shared', 'web'],
  shared: ['pure', 'shared'],
  // What browsers load; its index reads the bundled files, for the service that serves them.
  web: ['pure', 'shared'],
  app: ['pure', 'infra', 'service', 'web'],
  testing: ['pure', 'contracts', 'infra', 'testing'],
};

/** Folders of a service, and the folders of the same service that each may import. */
export const layers = {
  domain: ['domain'],
  application: ['domain', 'application'],
  http: ['domain', 'application', 'http'],
  events: ['domain', 'application', 'events'],
  persistence: ['domain', 'application', 'persistence'],
};

/** Packages of this workspace that a domain may import. */
export const pureLibraries = ['@hearback/kernel', '@hearback/questionnaire', '@hearback/tabular'];

/** Packages without I/O, which a domain may import. */
export const pureThirdParty = ['iconv-lite', 'luxon', 'uuid', '@sinclair/typebox'];

/** Packages that use cases may import: decorators for wiring, but no database, web server or validator. */
export const applicationThirdParty = ['@nestjs/common', ...pureThirdParty];

/** Words that do not describe a file's contents, as a part of its name or as its suffix. */
export const vagueWords =
  /(^|-)(utils?|common|shared|helpers?|base|core|manager|handler|impl|constants)(-|$|\.)|\.(service|helper|util|types|interface|constants)$/;

/** Maximum numbers of lines; a spec has many short cases and may be longer. */
export const maxFileLines = 300;
export const maxSpecLines = 500;
