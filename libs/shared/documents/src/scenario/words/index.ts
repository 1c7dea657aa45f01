import type { DocumentLanguage } from '../../pdf-document.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { ScenarioWords } from './scenario-words.js';

/** The texts of the page about a scenario. */
export const scenarioWords: Readonly<Record<DocumentLanguage, ScenarioWords>> = { en, de, fr, ar };
