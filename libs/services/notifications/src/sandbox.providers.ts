import { KeptMailStore } from './application/sandbox/kept-mails.js';
import { KeptMailsController } from './http/sandbox/kept-mails.controller.js';
import { SqlKeptMailStore } from './persistence/sandbox/sql-kept-mail-store.js';

/** The controllers of sandboxes. */
export const SANDBOX_CONTROLLERS = [KeptMailsController];

/** The providers of sandboxes. */
export const SANDBOX_PROVIDERS = [{ provide: KeptMailStore, useClass: SqlKeptMailStore }];
