import { numberFromText } from './number-from-text.js';
import { OTHER_PREFIX, type HiddenField, type Question } from './survey.js';

/**
 * Converts text from a form, a table or a link to a value for the question: `"9"` to 9. Text that cannot be converted is
 * returned as it is, so that `checkSubmission` rejects it with the right message. With the language of the page, numbers may be
 * written as its readers do: `7,5`.
 */
export function answerFromText(question: Question, text: string | readonly string[], language?: string): unknown {
  if (question.kind === 'multi') return multiFromText(text);
  if (question.kind === 'ranking') return rankingFromText(text);
  if (question.kind === 'matrix') return matrixFromText(text);
  if (typeof text !== 'string')
    return text.length === 1 && text[0] !== undefined ? answerFromText(question, text[0], language) : text;
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars':
    case 'emoji':
      return numberFromText(text);
    case 'number':
      return numberFromText(text, language);
    case 'consent':
      return booleanFromText(text);
    case 'single':
    case 'date':
    case 'email':
      return text.trim();
    case 'text':
      return text;
  }
}

/** Converts text to a value for the hidden field; text that cannot be converted is returned as it is. */
export function hiddenFieldFromText(field: HiddenField, text: string): unknown {
  if (field.type === 'number') return numberFromText(text);
  return field.type === 'boolean' ? booleanFromText(text) : text;
}

/** Choices as a list, or as one text separated by semicolons; free text runs to the end of the text. */
function multiFromText(text: string | readonly string[]): readonly string[] {
  if (typeof text !== 'string') return text.filter((choice) => choice !== '');
  const other = text.search(new RegExp(`(^|;)\\s*${OTHER_PREFIX}`));
  const choices = (other === -1 ? text : text.slice(0, other)).split(';').map((choice) => choice.trim());
  const free = other === -1 ? [] : [text.slice(other).replace(/^;?\s*/, '')];
  return [...choices.filter((choice) => choice !== ''), ...free];
}

/** Choices in their order, as a list, or as one text separated by `>` or semicolons. */
function rankingFromText(text: string | readonly string[]): readonly string[] {
  const choices = typeof text === 'string' ? text.split(/[>;]/) : text;
  return choices.map((choice) => choice.trim()).filter((choice) => choice !== '');
}

/**
 * A ranking from the places of its choices, as texts or numbers; the places themselves if they are no whole numbers or two choices
 * have the same one, so that `checkSubmission` rejects them.
 */
export function rankingFromPlaces(places: Readonly<Record<string, unknown>>): unknown {
  const ranked = Object.entries(places).map(([choice, place]) => [choice, Number(place)] as const);
  const isValid =
    ranked.every(([, place]) => Number.isInteger(place)) &&
    new Set(ranked.map(([, place]) => place)).size === ranked.length;
  return isValid ? ranked.toSorted(([, a], [, b]) => a - b).map(([choice]) => choice) : places;
}

/** Rows with their choices, such as `price:good`, as a list, or as one text separated by semicolons. */
function matrixFromText(text: string | readonly string[]): unknown {
  const parts = (typeof text === 'string' ? text.split(';') : text).filter((part) => part.trim() !== '');
  const pairs = parts.map((part) => part.split(':').map((each) => each.trim()));
  return pairs.every((pair) => pair.length === 2) ? Object.fromEntries(pairs) : text;
}

function booleanFromText(input: string): unknown {
  const text = input.trim().toLowerCase();
  if (text === 'true' || text === 'yes' || text === '1') return true;
  return text === 'false' || text === 'no' || text === '0' ? false : text;
}
