import { resolveLanguage } from '@hearback/questionnaire';
import type { PrivacyMailKind } from '../../application/privacy-mail.js';

/** The texts of a mail about a privacy request; `{{ brand }}` is the name of the workspace. */
export interface PrivacyMailWords {
  readonly subject: string;
  readonly intro: string;
  /** The label of the link. */
  readonly action: string;
}

/** What is said of every request. */
interface SharedWords {
  readonly valid: string;
  readonly unexpected: string;
}

type Words = Readonly<Record<PrivacyMailKind, PrivacyMailWords>> & { readonly shared: SharedWords };

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
    shared: {
      valid: 'الرابط صالح لسبعة أيام. فتحه لا يغيّر شيئًا، والزر في الصفحة وحده يؤكد.',
      unexpected: 'إن لم يكن الطلب منك، فلا حاجة إلى فعل شيء: لا يحدث شيء من دون تأكيدك.',
    },
  },
} as const satisfies Readonly<Record<string, Words>>;

const LANGUAGES = Object.keys(PRIVACY_MAIL_WORDS) as readonly (keyof typeof PRIVACY_MAIL_WORDS)[];

/** The language in which a mail about a privacy request is written. */
export function privacyMailLanguage(tag: string): keyof typeof PRIVACY_MAIL_WORDS {
  const language = resolveLanguage({ default_language: 'en', languages: LANGUAGES }, tag);
  return LANGUAGES.find((each) => each === language) ?? 'en';
}
