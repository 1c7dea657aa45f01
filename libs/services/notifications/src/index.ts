export { NotificationsModule } from './notifications.module.js';
export { ACCOUNT_MAIL_PAGES, MAIL_PAGES } from './domain/mail-pages.js';
