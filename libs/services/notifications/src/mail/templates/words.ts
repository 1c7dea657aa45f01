import type { StaffLanguage } from '@hearback/questionnaire';
import type { NotificationKind } from '../../domain/notification.js';

/** The texts of mails in one language, with placeholders for Liquid. */
export interface MailWords {
  readonly subject: Readonly<Record<NotificationKind | 'digest', string>>;
  readonly lead: Readonly<Record<NotificationKind | 'digest', string>>;
  readonly label: Readonly<Record<NotificationKind, string>>;
  readonly due: string;
  readonly why: string;
  readonly comment: string;
  readonly open: string;
  readonly more: string;
  readonly footer: string;
}

const en: MailWords = {
  subject: {
    task_opened: 'New task: {{ first.title }}',
    task_assigned: 'Assigned to you: {{ first.title }}',
    task_due: 'Due soon: {{ first.title }}',
    task_breached: 'Overdue: {{ first.title }}',
    digest: '{{ count }} task notifications in {{ workspace }}',
  },
  lead: {
    task_opened: 'A customer is waiting for an answer.',
    task_assigned: 'This task was assigned to you.',
    task_due: 'This task is due soon and still open.',
    task_breached: 'This task is past its due time and still open.',
    digest: 'Several notifications in one mail:',
  },
  label: { task_opened: 'New', task_assigned: 'Assigned', task_due: 'Due soon', task_breached: 'Overdue' },
  due: 'Due',
  why: 'Why',
  comment: 'The customer wrote',
  open: 'Open the task',
  more: 'and {{ hidden }} more',
  footer: 'Sent by Hearback to staff of {{ workspace }}.',
};

const fr: MailWords = {
  subject: {
    task_opened: 'Nouvelle tâche : {{ first.title }}',
    task_assigned: 'Attribuée à vous : {{ first.title }}',
    task_due: 'Échéance proche : {{ first.title }}',
    task_breached: 'En retard : {{ first.title }}',
    digest: '{{ count }} notifications de tâches dans {{ workspace }}',
  },
  lead: {
    task_opened: 'Une cliente ou un client attend une réponse.',
    task_assigned: 'Cette tâche est maintenant la vôtre.',
    task_due: 'L’échéance de cette tâche approche et elle est toujours ouverte.',
    task_breached: 'Cette tâche a dépassé son échéance et elle est toujours ouverte.',
    digest: 'Plusieurs notifications dans un seul message :',
  },
  label: {
    task_opened: 'Nouvelle',
    task_assigned: 'À vous',
    task_due: 'Échéance proche',
    task_breached: 'En retard',
  },
  due: 'Échéance',
  why: 'Raison',
  comment: 'Le message du client',
  open: 'Ouvrir la tâche',
  more: 'et {{ hidden }} de plus',
  footer: 'Envoyé par Hearback à l’équipe de {{ workspace }}.',
};

/** The texts by language. */
export const mailWords: Readonly<Record<StaffLanguage, MailWords>> = { en, fr };
