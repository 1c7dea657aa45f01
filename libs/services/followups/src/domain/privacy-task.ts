import type { StaffLanguage } from '@hearback/questionnaire';

/** What a customer can ask for their data. */
export const PRIVACY_REQUEST_KINDS = ['export', 'erasure'] as const;
export type PrivacyRequestKind = (typeof PRIVACY_REQUEST_KINDS)[number];

interface PrivacyTaskWords {
  readonly title: Readonly<Record<PrivacyRequestKind, string>>;
  /** `{{ customer }}` is the workspace's id of the customer. */
  readonly playbook: Readonly<Record<PrivacyRequestKind, string>>;
}

const WORDS: Readonly<Record<StaffLanguage, PrivacyTaskWords>> = {
  en: {
    title: { export: 'Send a customer a copy of their data', erasure: 'Erase the data of a customer' },
    playbook: {
      export:
        'Customer: {{ customer }}. The request was confirmed at the address on file. Send the copy there within a month.',
      erasure:
        'Customer: {{ customer }}. The request was confirmed at the address on file. Erase within a month, and tell them when it is done.',
    },
  },
  de: {
    title: { export: 'Kopie der Daten an eine Person senden', erasure: 'Daten einer Person löschen' },
    playbook: {
      export:
        'Kunde: {{ customer }}. Die Anfrage wurde über die hinterlegte Adresse bestätigt. Die Kopie innerhalb eines Monats dorthin senden.',
      erasure:
        'Kunde: {{ customer }}. Die Anfrage wurde über die hinterlegte Adresse bestätigt. Innerhalb eines Monats löschen und dann Bescheid geben.',
    },
  },
  fr: {
    title: { export: 'Envoyer à un client la copie de ses données', erasure: 'Effacer les données d’un client' },
    playbook: {
      export:
        'Client : {{ customer }}. La demande a été confirmée à l’adresse enregistrée. Y envoyer la copie dans un délai d’un mois.',
      erasure:
        'Client : {{ customer }}. La demande a été confirmée à l’adresse enregistrée. Effacer dans un délai d’un mois, puis l’en informer.',
    },
  },
  ar: {
    title: { export: 'إرسال نسخة من البيانات إلى عميل', erasure: 'محو بيانات عميل' },
    playbook: {
      export: 'العميل: {{ customer }}. أُكد الطلب من العنوان المسجل. أرسل النسخة إليه خلال شهر.',
      erasure: 'العميل: {{ customer }}. أُكد الطلب من العنوان المسجل. امحُ البيانات خلال شهر وأخبره بعد ذلك.',
    },
  },
};

/** The words of a task about a request; only those that are never published name the customer. */
export function privacyTaskWords(
  kind: PrivacyRequestKind,
  customer: string,
  language: StaffLanguage,
): { readonly title: string; readonly playbook: string } {
  const { title, playbook } = WORDS[language];
  return { title: title[kind], playbook: playbook[kind].replace('{{ customer }}', () => customer) };
}

/** When a request must be fulfilled: a month after it was confirmed, or on the last day of a shorter month (GDPR, article 12). */
export function fulfilBy(confirmedAt: Date): Date {
  const due = new Date(confirmedAt);
  due.setUTCMonth(due.getUTCMonth() + 1);
  if (due.getUTCDate() !== confirmedAt.getUTCDate()) due.setUTCDate(0);
  return due;
}
