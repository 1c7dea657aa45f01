import { resolveLanguage } from '@hearback/questionnaire';
import type { PrivacyMailKind } from '../../application/privacy-mail.js';

/** The texts of a mail about a privacy request; `{{ brand }}` is the name of the workspace. */
export interface PrivacyMailWords {
  readonly subject: string;
  readonly intro: string;
  /** The label of the link. */
  readonly action: string;
  /** What is said of the link; absent: what is said of every request. */
  readonly valid?: string;
  /** What is said to those who did not expect the mail; absent: what is said of every request. */
  readonly unexpected?: string;
}

/** What is said of every request. */
interface SharedWords {
  readonly valid: string;
  readonly unexpected: string;
}

/** The texts of one language. */
export type PrivacyMailTexts = Readonly<Record<PrivacyMailKind, PrivacyMailWords>> & { readonly shared: SharedWords };

/** The texts by language. */
export const PRIVACY_MAIL_WORDS = {
  en: {
    export: {
      subject: 'A copy of your data at {{ brand }}: please confirm',
      intro:
        'somebody with the link to your choices asked {{ brand }} for a copy of your data. If it was you, confirm it on the page.',
      action: 'See and confirm the request',
    },
    erasure: {
      subject: 'Erasing your data at {{ brand }}: please confirm',
      intro:
        'somebody with the link to your choices asked {{ brand }} to erase your data. If it was you, confirm it on the page.',
      action: 'See and confirm the request',
    },
    copy: {
      subject: 'The copy of your data at {{ brand }}',
      intro:
        'the copy of your data at {{ brand }} is ready. The link is for you alone: whoever has it can read the copy.',
      action: 'Fetch the copy',
      valid:
        'The link is valid for seven days. Opening it changes nothing; once you press the button, the copy can be fetched for 30 minutes.',
      unexpected: 'If you did not expect this, {{ brand }} has made the copy for you. Nobody else gets it.',
    },
    shared: {
      valid: 'The link is valid for seven days. Opening it changes nothing; the button on the page does.',
      unexpected: 'If it was not you, there is nothing to do: nothing happens without your confirmation.',
    },
  },
  de: {
    export: {
      subject: 'Kopie der Daten bei {{ brand }}: bitte bestätigen',
      intro:
        'über den Link zu den eigenen Einstellungen wurde {{ brand }} um eine Kopie der gespeicherten Daten gebeten. Falls das gewollt ist, lässt es sich auf der Seite bestätigen.',
      action: 'Anfrage ansehen und bestätigen',
    },
    erasure: {
      subject: 'Löschung der Daten bei {{ brand }}: bitte bestätigen',
      intro:
        'über den Link zu den eigenen Einstellungen wurde {{ brand }} um die Löschung der gespeicherten Daten gebeten. Falls das gewollt ist, lässt es sich auf der Seite bestätigen.',
      action: 'Anfrage ansehen und bestätigen',
    },
    copy: {
      subject: 'Die Kopie der Daten bei {{ brand }}',
      intro:
        'die Kopie der bei {{ brand }} gespeicherten Daten ist fertig. Der Link ist persönlich: Wer ihn hat, kann die Kopie lesen.',
      action: 'Kopie abholen',
      valid:
        'Der Link gilt sieben Tage. Ihn zu öffnen, ändert nichts; nach dem Druck auf den Knopf lässt sich die Kopie 30 Minuten lang abholen.',
      unexpected:
        'Falls das unerwartet kommt: {{ brand }} hat die Kopie für diese Adresse erstellt. Niemand sonst erhält sie.',
    },
    shared: {
      valid: 'Der Link gilt sieben Tage. Ihn zu öffnen, ändert nichts; erst der Knopf auf der Seite.',
      unexpected: 'Falls das nicht gewollt ist, ist nichts zu tun: Ohne Bestätigung geschieht nichts.',
    },
  },
  fr: {
    export: {
      subject: 'Copie des données chez {{ brand }}\u00a0: à confirmer',
      intro:
        'une copie des données enregistrées a été demandée à {{ brand }} avec le lien vers la page de préférences. Si cette demande est voulue, elle se confirme sur la page.',
      action: 'Voir et confirmer la demande',
    },
    erasure: {
      subject: 'Effacement des données chez {{ brand }}\u00a0: à confirmer',
      intro:
        'l’effacement des données enregistrées a été demandé à {{ brand }} avec le lien vers la page de préférences. Si cette demande est voulue, elle se confirme sur la page.',
      action: 'Voir et confirmer la demande',
    },
    copy: {
      subject: 'La copie des données chez {{ brand }}',
      intro:
        'la copie des données enregistrées chez {{ brand }} est prête. Le lien est personnel\u00a0: quiconque le possède peut lire la copie.',
      action: 'Récupérer la copie',
      valid:
        'Le lien est valable sept jours. L’ouvrir ne change rien\u00a0; une fois le bouton pressé, la copie peut être récupérée pendant 30 minutes.',
      unexpected:
        'Si ce message est inattendu\u00a0: {{ brand }} a établi la copie pour cette adresse. Personne d’autre ne la reçoit.',
    },
    shared: {
      valid: 'Le lien est valable sept jours. L’ouvrir ne change rien\u00a0; seul le bouton de la page compte.',
      unexpected: 'Si cette demande n’est pas voulue, il n’y a rien à faire\u00a0: rien ne se passe sans confirmation.',
    },
  },
  ar: {
    export: {
      subject: 'نسخة من بياناتك لدى {{ brand }}: يُرجى التأكيد',
      intro: 'طُلبت من {{ brand }} نسخة من بياناتك عبر رابط اختياراتك. إن كان الطلب منك، فيمكن تأكيده في الصفحة.',
      action: 'عرض الطلب وتأكيده',
    },
    erasure: {
      subject: 'محو بياناتك لدى {{ brand }}: يُرجى التأكيد',
      intro: 'طُلب من {{ brand }} محو بياناتك عبر رابط اختياراتك. إن كان الطلب منك، فيمكن تأكيده في الصفحة.',
      action: 'عرض الطلب وتأكيده',
    },
    copy: {
      subject: 'نسخة من بياناتك لدى {{ brand }}',
      intro: 'نسخة بياناتك المحفوظة لدى {{ brand }} جاهزة. الرابط لك وحدك: من يملكه يستطيع قراءة النسخة.',
      action: 'الحصول على النسخة',
      valid: 'الرابط صالح لسبعة أيام. فتحه لا يغيّر شيئًا، وبعد الضغط على الزر يمكن الحصول على النسخة خلال 30 دقيقة.',
      unexpected: 'إن لم تكن تتوقع هذه الرسالة: أعدّت {{ brand }} النسخة لهذا العنوان. لا يحصل عليها أحد غيرك.',
    },
    shared: {
      valid: 'الرابط صالح لسبعة أيام. فتحه لا يغيّر شيئًا، والزر في الصفحة وحده يؤكد.',
      unexpected: 'إن لم يكن الطلب منك، فلا حاجة إلى فعل شيء: لا يحدث شيء من دون تأكيدك.',
    },
  },
} as const satisfies Readonly<Record<'en' | 'de' | 'fr' | 'ar', PrivacyMailTexts>>;

const LANGUAGES = Object.keys(PRIVACY_MAIL_WORDS) as readonly (keyof typeof PRIVACY_MAIL_WORDS)[];

/** The language in which a mail about a privacy request is written. */
export function privacyMailLanguage(tag: string): keyof typeof PRIVACY_MAIL_WORDS {
  const language = resolveLanguage({ default_language: 'en', languages: LANGUAGES }, tag);
  return LANGUAGES.find((each) => each === language) ?? 'en';
}
