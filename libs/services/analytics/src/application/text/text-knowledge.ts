import type { SentimentModel } from '../../domain/text/sentiment-model.js';

/** What is known of languages before a workspace has texts of its own. */
export abstract class TextKnowledge {
  /** The model of sentiment that ships for a language (ISO 639-1); undefined if there is none. */
  abstract model(language: string): SentimentModel | undefined;
  /** The language that a text is written in, ISO 639-1. `answeredIn`: BCP 47 tag of the survey, which holds for texts too short to tell. */
  abstract languageOf(text: string, answeredIn: string): string;
}
