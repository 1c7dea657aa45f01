import type { AccountMailPurpose } from './account-mail.js';

/** The pages that links in mails open; a token or an id follows. */
export const MAIL_PAGES = {
  /** Without script, for the first confirmation. */
  confirm: '/confirm/',
  join: '/app/join/',
  task: '/app/tasks/',
  tasks: '/app/tasks',
  settings: '/app/settings/notifications',
  webhooks: '/app/settings/webhooks',
  chat: '/app/settings/chat',
  answer: '/app/inbox',
  reports: '/app/reports',
  /** Without script: who gets a report by mail. */
  reportMail: '/report-mails/',
} as const;

/** Pages of the links in mails about accounts; notices have no token, their page asks for a sign-in. */
export const ACCOUNT_MAIL_PAGES: Readonly<Record<AccountMailPurpose, string>> = {
  'reset-password': '/app/reset-password',
  'change-address': '/app/confirm-address',
  'keep-address': '/app/keep-address',
  'take-ownership': '/app/settings/ownership',
  'give-ownership': '/app/settings/danger-zone',
  'delete-workspace': '/app/settings/danger-zone',
};
