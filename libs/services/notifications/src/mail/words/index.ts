import type { StaffLanguage } from '@hearback/questionnaire';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { MailWords } from './mail-words.js';

/** The texts of mails by language. */
export const mailWords: Readonly<Record<StaffLanguage, MailWords>> = { en, de, fr, ar };
