import { SignedLinks } from '@hearback/http';
import type { Provider } from '@nestjs/common';
import { AskForReview } from './application/status/ask-for-review.js';
import { CopyStatusLink } from './application/status/copy-status-link.js';
import { ReadStatusPage } from './application/status/read-status-page.js';
import { ReplyOnPage } from './application/status/reply-on-page.js';
import { SettleOnPage } from './application/status/settle-on-page.js';
import { StatusLinks, StatusLinkStore } from './application/status/status-links.js';
import { WorkspaceFaces } from './application/status/workspace-faces.js';
import { StatusForms } from './http/status/status-forms.js';
import { StatusPageRoutes } from './http/status/status-page.routes.js';
import { SqlStatusLinkStore } from './persistence/status/sql-status-link-store.js';
import { SqlWorkspaceFaces } from './persistence/status/sql-workspace-faces.js';

/** The status pages of customers. */
export const STATUS_PROVIDERS: readonly Provider[] = [
  SignedLinks,
  StatusLinks,
  CopyStatusLink,
  ReadStatusPage,
  ReplyOnPage,
  SettleOnPage,
  AskForReview,
  StatusForms,
  StatusPageRoutes,
  { provide: StatusLinkStore, useClass: SqlStatusLinkStore },
  { provide: WorkspaceFaces, useClass: SqlWorkspaceFaces },
];
