import { eld } from 'eld/small';

/**
 * The language that a text is written in, as ISO 639-1 code: by its letters (ELD) where they tell it for sure, otherwise the language
 * that the survey was answered in, because most comments are too short to tell.
 */
export function languageOf(text: string, answeredIn: string): string {
  const found = eld.detect(text);
  return found.language !== '' && found.isReliable() && text.length >= SURE ? found.language : primaryOf(answeredIn);
}

/** Letters below which even a "reliable" guess is often wrong. */
const SURE = 24;

/** The language of a BCP 47 tag without region and script. */
export function primaryOf(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}
