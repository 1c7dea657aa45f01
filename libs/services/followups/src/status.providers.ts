import { SignedLinks } from '@hearback/http';
import type { Provider } from '@nestjs/common';
import { CopyStatusLink } from './application/status/copy-status-link.js';
import { StatusLinks, StatusLinkStore } from './application/status/status-links.js';
import { WorkspaceFaces } from './application/status/workspace-faces.js';
import { SqlStatusLinkStore } from './persistence/status/sql-status-link-store.js';
import { SqlWorkspaceFaces } from './persistence/status/sql-workspace-faces.js';

/** The status pages of customers. */
export const STATUS_PROVIDERS: readonly Provider[] = [
  SignedLinks,
  StatusLinks,
  CopyStatusLink,
  { provide: StatusLinkStore, useClass: SqlStatusLinkStore },
  { provide: WorkspaceFaces, useClass: SqlWorkspaceFaces },
];
