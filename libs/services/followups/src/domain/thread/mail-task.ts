import type { StaffLanguage } from '@hearback/questionnaire';

/** Title of a task that a first mail opens. It names neither customer nor subject, because titles are published. */
export const MAIL_TASK_TITLE: Readonly<Record<StaffLanguage, string>> = {
  en: 'Answer a mail',
  de: 'Eine Mail beantworten',
  fr: 'Répondre à un message',
  ar: 'الرد على رسالة',
};

/** Tasks that first mails open in an hour: in all, and of one sender. */
export const MAIL_TASKS_PER_HOUR = { all: 60, ofSender: 5 } as const;
