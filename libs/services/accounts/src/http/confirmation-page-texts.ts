import type { Language } from '@hearback/questionnaire';

/** The texts of the page that confirms an address. */
export interface PageTexts {
  readonly title: string;
  readonly explanation: string;
  readonly password: string;
  readonly confirm: string;
  readonly 'wrong-password': string;
  readonly later: string;
  readonly confirmed: Message;
  readonly taken: Message;
  readonly 'unknown-link': Message;
}

interface Message {
  readonly title: string;
  readonly text: string;
}

/** The texts by language. */
export const pageTexts: Readonly<Record<Language, PageTexts>> = {
  en: {
    title: 'Confirm your e-mail address',
    explanation:
      'Enter the password of your Hearback account. If you have no account, close this page: nothing happens.',
    password: 'Password',
    confirm: 'Confirm the address',
    'wrong-password': 'This is not the password of an account with this address.',
    later: 'This did not work at the moment. Please try again in a minute.',
    confirmed: { title: 'Address confirmed', text: 'From now on, Hearback mails you about your tasks.' },
    taken: { title: 'Already confirmed', text: 'This address is confirmed for an account. Sign in with it.' },
    'unknown-link': {
      title: 'The link is not valid',
      text: 'It was used, has expired or is incomplete. Request another confirmation mail.',
    },
  },
  fr: {
    title: 'Confirmez votre adresse e-mail',
    explanation:
      'Saisissez le mot de passe de votre compte Hearback. Si vous n’avez pas de compte, fermez cette page\u00a0: rien ne se passera.',
    password: 'Mot de passe',
    confirm: 'Confirmer l’adresse',
    'wrong-password': 'Ce n’est le mot de passe d’aucun compte avec cette adresse.',
    later: 'Cela n’a pas fonctionné. Merci de réessayer dans une minute.',
    confirmed: { title: 'Adresse confirmée', text: 'Hearback vous écrira désormais au sujet de vos tâches.' },
    taken: { title: 'Adresse déjà confirmée', text: 'Cette adresse est confirmée pour un compte. Connectez-vous.' },
    'unknown-link': {
      title: 'Le lien n’est pas valable',
      text: 'Il a été utilisé, a expiré ou est incomplet. Demandez un nouveau message de confirmation.',
    },
  },
  de: {
    title: 'E-Mail-Adresse bestätigen',
    explanation:
      'Geben Sie das Passwort Ihres Hearback-Kontos ein. Wenn Sie kein Konto haben, schließen Sie diese Seite: Es geschieht nichts.',
    password: 'Passwort',
    confirm: 'Adresse bestätigen',
    'wrong-password': 'Zu dieser Adresse gibt es kein Konto mit diesem Passwort.',
    later: 'Das hat gerade nicht funktioniert. Bitte versuchen Sie es in einer Minute noch einmal.',
    confirmed: { title: 'Adresse bestätigt', text: 'Hearback schreibt Ihnen ab jetzt zu Ihren Aufgaben.' },
    taken: { title: 'Schon bestätigt', text: 'Diese Adresse ist für ein Konto bestätigt. Melden Sie sich damit an.' },
    'unknown-link': {
      title: 'Der Link ist nicht gültig',
      text: 'Er wurde benutzt, ist abgelaufen oder unvollständig. Fordern Sie eine neue Bestätigungsmail an.',
    },
  },
  es: {
    title: 'Confirme su dirección de correo',
    explanation:
      'Introduzca la contraseña de su cuenta de Hearback. Si no tiene cuenta, cierre esta página: no ocurrirá nada.',
    password: 'Contraseña',
    confirm: 'Confirmar la dirección',
    'wrong-password': 'No es la contraseña de ninguna cuenta con esta dirección.',
    later: 'No ha funcionado en este momento. Inténtelo de nuevo dentro de un minuto.',
    confirmed: { title: 'Dirección confirmada', text: 'A partir de ahora, Hearback le escribirá sobre sus tareas.' },
    taken: { title: 'Ya confirmada', text: 'Esta dirección está confirmada para una cuenta. Inicie sesión con ella.' },
    'unknown-link': {
      title: 'El enlace no es válido',
      text: 'Ya se usó, ha caducado o está incompleto. Solicite otro mensaje de confirmación.',
    },
  },
  ar: {
    title: 'تأكيد عنوان بريدك الإلكتروني',
    explanation: 'أدخل كلمة مرور حسابك في Hearback. إذا لم يكن لديك حساب فأغلق هذه الصفحة: لن يحدث شيء.',
    password: 'كلمة المرور',
    confirm: 'تأكيد العنوان',
    'wrong-password': 'هذه ليست كلمة مرور أي حساب بهذا العنوان.',
    later: 'تعذّر ذلك الآن. يرجى المحاولة مرة أخرى بعد دقيقة.',
    confirmed: { title: 'تم تأكيد العنوان', text: 'سيراسلك Hearback من الآن بشأن مهامك.' },
    taken: { title: 'العنوان مؤكَّد من قبل', text: 'هذا العنوان مؤكَّد لحساب. سجّل الدخول به.' },
    'unknown-link': {
      title: 'الرابط غير صالح',
      text: 'استُخدم الرابط أو انتهت صلاحيته أو هو غير مكتمل. اطلب رسالة تأكيد أخرى.',
    },
  },
};
