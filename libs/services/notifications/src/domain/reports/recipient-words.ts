import type { StaffLanguage } from '@hearback/questionnaire';

interface Message {
  readonly title: string;
  readonly text: string;
}

/** The texts of the mail and the page with which somebody says whether they want a report by mail. */
export interface RecipientWords {
  readonly mail: Readonly<Record<'subject' | 'lead' | 'action' | 'valid' | 'unexpected', string>>;
  readonly pending: Message;
  readonly active: Message;
  readonly stopped: Message;
  readonly absent: Message;
  readonly confirm: string;
  readonly stop: string;
  readonly resume: string;
}

/** The texts by language. None has a placeholder, so that nobody can send free text with them. */
export const recipientWords: Readonly<Record<StaffLanguage, RecipientWords>> = {
  en: {
    mail: {
      subject: 'Do you want this report by mail?',
      lead: 'Somebody wants to mail you a regular report on what customers say. Confirm that you want it; nothing is sent before.',
      action: 'Choose',
      valid: 'Opening the page changes nothing; a button on it does.',
      unexpected: 'If you do not know what this is about, do nothing: no report is sent to you.',
    },
    pending: {
      title: 'Do you want this report by mail?',
      text: 'You get it every week or month until you stop it here or by a link in each mail.',
    },
    active: { title: 'You get this report by mail', text: 'It comes every week or month.' },
    stopped: { title: 'You get this report no more', text: 'Nothing else has changed.' },
    absent: {
      title: 'This link is not valid',
      text: 'Somebody has taken you off the list, or the link is incomplete.',
    },
    confirm: 'Yes, mail it to me',
    stop: 'Stop this mail',
    resume: 'I want it again',
  },
  de: {
    mail: {
      subject: 'Möchten Sie diesen Bericht per E-Mail?',
      lead: 'Jemand möchte Ihnen regelmäßig einen Bericht darüber schicken, was Kunden sagen. Bestätigen Sie, dass Sie ihn möchten; vorher wird nichts verschickt.',
      action: 'Auswählen',
      valid: 'Das Öffnen der Seite ändert nichts; erst ein Knopf darauf.',
      unexpected: 'Wenn Sie nicht wissen, worum es geht, tun Sie nichts: Es wird Ihnen kein Bericht geschickt.',
    },
    pending: {
      title: 'Möchten Sie diesen Bericht per E-Mail?',
      text: 'Sie bekommen ihn jede Woche oder jeden Monat, bis Sie ihn hier oder über einen Link in jeder Mail abbestellen.',
    },
    active: { title: 'Sie bekommen diesen Bericht per E-Mail', text: 'Er kommt jede Woche oder jeden Monat.' },
    stopped: { title: 'Sie bekommen diesen Bericht nicht mehr', text: 'Sonst hat sich nichts geändert.' },
    absent: {
      title: 'Dieser Link ist nicht gültig',
      text: 'Jemand hat Sie von der Liste genommen, oder der Link ist unvollständig.',
    },
    confirm: 'Ja, schicken Sie ihn mir',
    stop: 'Diese Mail abbestellen',
    resume: 'Ich möchte ihn wieder',
  },
  fr: {
    mail: {
      subject: 'Voulez-vous recevoir ce rapport par e-mail ?',
      lead: 'Quelqu’un souhaite vous envoyer régulièrement un rapport sur ce que disent les clients. Confirmez que vous le voulez ; rien n’est envoyé avant.',
      action: 'Choisir',
      valid: 'Ouvrir la page ne change rien ; c’est un bouton de la page qui le fait.',
      unexpected: 'Si vous ne savez pas de quoi il s’agit, ne faites rien : aucun rapport ne vous sera envoyé.',
    },
    pending: {
      title: 'Voulez-vous recevoir ce rapport par e-mail ?',
      text: 'Vous le recevez chaque semaine ou chaque mois, jusqu’à ce que vous l’arrêtiez ici ou par un lien dans chaque message.',
    },
    active: { title: 'Vous recevez ce rapport par e-mail', text: 'Il arrive chaque semaine ou chaque mois.' },
    stopped: { title: 'Vous ne recevez plus ce rapport', text: 'Rien d’autre n’a changé.' },
    absent: {
      title: 'Ce lien n’est pas valable',
      text: 'Quelqu’un vous a retiré de la liste, ou le lien est incomplet.',
    },
    confirm: 'Oui, envoyez-le-moi',
    stop: 'Ne plus recevoir ce message',
    resume: 'Je le veux de nouveau',
  },
  ar: {
    mail: {
      subject: 'هل تريد هذا التقرير بالبريد؟',
      lead: 'يريد شخص أن يرسل إليك بانتظام تقريرًا عمّا يقوله العملاء. أكّد أنك تريده، ولن يُرسل شيء قبل ذلك.',
      action: 'اختر',
      valid: 'فتح الصفحة لا يغيّر شيئًا، بل زر فيها.',
      unexpected: 'إن لم تعرف عمّا يدور هذا فلا تفعل شيئًا: لن يُرسل إليك أي تقرير.',
    },
    pending: {
      title: 'هل تريد هذا التقرير بالبريد؟',
      text: 'يصلك كل أسبوع أو كل شهر حتى توقفه هنا أو برابط في كل رسالة.',
    },
    active: { title: 'يصلك هذا التقرير بالبريد', text: 'يأتي كل أسبوع أو كل شهر.' },
    stopped: { title: 'لم يعد هذا التقرير يصلك', text: 'لم يتغير شيء آخر.' },
    absent: { title: 'هذا الرابط غير صالح', text: 'أزالك شخص من القائمة، أو أن الرابط ناقص.' },
    confirm: 'نعم، أرسلوه إليّ',
    stop: 'أوقف هذه الرسالة',
    resume: 'أريده من جديد',
  },
};
