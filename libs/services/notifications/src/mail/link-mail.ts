import type { StaffLanguage } from '@hearback/questionnaire';
import type { Mail } from '../application/mailer.js';
import type { NotificationsConfig } from '../notifications.config.js';
import type { Letter, LetterPress } from './letter.js';
import type { LinkMailWords } from './words/mail-words.js';

/** What a mail with one link is made of. */
export interface LinkMail {
  readonly language: StaffLanguage;
  readonly words: LinkMailWords;
  readonly id: string;
  readonly address: string;
  /** The page that the link opens. */
  readonly path: string;
}

/** The parts of a letter that mails without tasks leave empty. */
export const NO_TASKS = {
  workspace: null,
  tasks: [],
  words: { due: '', why: '' },
  more: null,
  footer: null,
} as const satisfies Partial<Letter>;

/** A mail with one link: its texts are fixed, and it names neither the recipient nor the workspace, whose names others chose. */
export function linkMail(press: LetterPress, config: NotificationsConfig, content: LinkMail): Mail {
  const { language, words, id, address, path } = content;
  const { subject, lead, valid, unexpected } = words;
  const action = { label: words.action, url: pageUrl(config, path) };
  const letter = { ...NO_TASKS, language, subject, heading: subject, lead, action, notes: [valid, unexpected] };
  return { messageId: messageId(config, id), to: { address, name: '' }, subject, ...press.print(letter) };
}

/** The public address of a page. */
export function pageUrl({ publicUrl }: NotificationsConfig, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`;
}

/** The Message-ID of the mail with this id. */
export function messageId({ sender }: NotificationsConfig, id: string): string {
  return `<${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}
