/**
 * Who may import whom: the table of ARCHITECTURE.md as data. Keys are the `type:` tags of package.json; values the types
 * whose packages may be named in an import. `testing` is for specs alone and stands apart.
 */
export const mayImport = {
  pure: ['pure'],
  contracts: ['pure', 'contracts'],
  infra: ['pure', 'contracts', 'infra'],
  service: ['pure', 'contracts', 'infra', 'shared'],
  shared: ['pure', 'shared'],
  app: ['pure', 'infra', 'service'],
  testing: ['pure', 'contracts', 'infra', 'testing'],
};

/** Folders of a service and what each may reach inside its own service. */
export const layers = {
  domain: ['domain'],
  application: ['domain', 'application'],
  http: ['domain', 'application', 'http'],
  events: ['domain', 'application', 'events'],
  persistence: ['domain', 'application', 'persistence'],
};

/** Packages that compute and touch nothing: a domain may use them. */
export const pureThirdParty = ['luxon', 'uuid', '@sinclair/typebox'];

/** What a use case may take from outside: decorators for wiring, never a database, a web server or a validator. */
export const applicationThirdParty = ['@nestjs/common', 'csv-parse', ...pureThirdParty];

/** Words that say nothing about what is inside, as a part of a file's name or as its suffix. */
export const emptyWords =
  /(^|-)(utils?|common|shared|helpers?|base|core|manager|handler|impl|constants)(-|$|\.)|\.(service|helper|util|types|interface|constants)$/;

/** Lines after which a file is two files; a spec tells many short stories of one thing and may be longer. */
export const longestFile = 300;
export const longestSpec = 500;
