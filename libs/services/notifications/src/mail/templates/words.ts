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
  readonly confirmation: ConfirmationWords;
}

/** The texts of the mail that asks to confirm an address; no placeholders. */
export interface ConfirmationWords {
  readonly subject: string;
  readonly lead: string;
  readonly confirm: string;
  readonly valid: string;
  /** For recipients who have no account. */
  readonly unexpected: string;
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
  due: 'Due:',
  why: 'Why:',
  comment: 'The customer wrote:',
  open: 'Open the task',
  more: 'and {{ hidden }} more',
  footer: 'Sent by Hearback to staff of {{ workspace }}.',
  confirmation: {
    subject: 'Confirm your e-mail address',
    lead: 'Somebody entered this e-mail address for a Hearback account. If it is yours, open the page and confirm the address with your password:',
    confirm: 'Confirm the address',
    valid: 'The link is valid for three days and works once.',
    unexpected:
      'If you did not expect this mail, you can ignore it: Hearback will not write to you about anything else.',
  },
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
    digest: 'Plusieurs notifications dans un seul message\u00a0:',
  },
  label: {
    task_opened: 'Nouvelle',
    task_assigned: 'À vous',
    task_due: 'Échéance proche',
    task_breached: 'En retard',
  },
  due: 'Échéance\u00a0:',
  why: 'Raison\u00a0:',
  comment: 'Le message du client\u00a0:',
  open: 'Ouvrir la tâche',
  more: 'et {{ hidden }} de plus',
  footer: 'Envoyé par Hearback à l’équipe de {{ workspace }}.',
  confirmation: {
    subject: 'Confirmez votre adresse e-mail',
    lead: 'Quelqu’un a indiqué cette adresse e-mail pour un compte Hearback. Si c’est le vôtre, ouvrez la page et confirmez l’adresse avec votre mot de passe\u00a0:',
    confirm: 'Confirmer l’adresse',
    valid: 'Le lien est valable trois jours et ne sert qu’une fois.',
    unexpected:
      'Si cela ne vous dit rien, vous n’avez rien à faire\u00a0: Hearback ne vous écrira à aucun autre sujet.',
  },
};

/** The texts by language. */
export const mailWords: Readonly<Record<StaffLanguage, MailWords>> = { en, fr };
