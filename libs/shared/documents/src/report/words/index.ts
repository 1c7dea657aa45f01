import type { DocumentLanguage } from '../../pdf-document.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { ReportWords } from './report-words.js';

/** The texts of reports. */
export const reportWords: Readonly<Record<DocumentLanguage, ReportWords>> = { en, de, fr, ar };
