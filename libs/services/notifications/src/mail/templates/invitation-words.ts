/** The texts of an invitation mail. `{{ inviter }}` is a confirmed address. */
export interface InvitationWords {
  readonly subject: string;
  readonly lead: string;
  /** If the address of the inviter is not confirmed. */
  readonly leadWithoutName: string;
  readonly join: string;
  readonly valid: string;
  readonly unexpected: string;
}

const en: InvitationWords = {
  subject: 'You are invited to Hearback',
  lead: '{{ inviter }} invites you to a workspace on Hearback, where a team answers its customers. Open the page to see which one, and to join:',
  leadWithoutName:
    'You are invited to a workspace on Hearback, where a team answers its customers. Open the page to see which one, and to join:',
  join: 'See the invitation',
  valid: 'The link is valid for seven days and works once.',
  unexpected: 'If you did not expect this mail, you can ignore it: nothing happens.',
};

const de: InvitationWords = {
  subject: 'Einladung zu Hearback',
  lead: '{{ inviter }} lädt Sie in einen Arbeitsbereich von Hearback ein, in dem ein Team seinen Kunden antwortet. Auf der Seite sehen Sie, welcher es ist, und treten bei:',
  leadWithoutName:
    'Sie sind in einen Arbeitsbereich von Hearback eingeladen, in dem ein Team seinen Kunden antwortet. Auf der Seite sehen Sie, welcher es ist, und treten bei:',
  join: 'Einladung ansehen',
  valid: 'Der Link gilt sieben Tage und nur einmal.',
  unexpected: 'Wenn Sie diese Nachricht nicht erwarten, können Sie sie ignorieren: Es geschieht nichts.',
};

const fr: InvitationWords = {
  subject: 'Invitation à rejoindre Hearback',
  lead: '{{ inviter }} vous invite dans un espace Hearback, où une équipe répond à sa clientèle. Ouvrez la page pour voir lequel et le rejoindre\u00a0:',
  leadWithoutName:
    'Vous êtes invité dans un espace Hearback, où une équipe répond à sa clientèle. Ouvrez la page pour voir lequel et le rejoindre\u00a0:',
  join: 'Voir l’invitation',
  valid: 'Le lien est valable sept jours et ne sert qu’une fois.',
  unexpected: 'Si cela ne vous dit rien, vous n’avez rien à faire.',
};

const ar: InvitationWords = {
  subject: 'دعوة إلى Hearback',
  lead: 'يدعوك {{ inviter }} إلى مساحة عمل على Hearback، حيث يرد فريق على عملائه. افتح الصفحة لترى أيها وتنضم:',
  leadWithoutName: 'أنت مدعو إلى مساحة عمل على Hearback، حيث يرد فريق على عملائه. افتح الصفحة لترى أيها وتنضم:',
  join: 'عرض الدعوة',
  valid: 'الرابط صالح لسبعة أيام ويعمل مرة واحدة.',
  unexpected: 'إن لم تكن تتوقع هذه الرسالة، فتجاهلها: لن يحدث شيء.',
};

const words: ReadonlyMap<string, InvitationWords> = new Map(Object.entries({ en, de, fr, ar }));

/** The language of an invitation to somebody whose language has this BCP 47 tag, with its texts. */
export function invitationWords(tag: string): { readonly language: string; readonly words: InvitationWords } {
  const language = tag.toLowerCase().split('-')[0] ?? 'en';
  const own = words.get(language);
  return own === undefined ? { language: 'en', words: en } : { language, words: own };
}
