import { OTHER_PREFIX, type HiddenField, type Question } from './survey.js';

/**
 * Converts text from a form, a table or a link to a value for the question: `"9"` to 9. Text that cannot be converted is
 * returned as it is, so that `checkSubmission` rejects it with the right message.
 */
export function answerFromText(question: Question, text: string | readonly string[]): unknown {
  if (question.kind === 'multi') return multiFromText(text);
  if (typeof text !== 'string')
    return text.length === 1 && text[0] !== undefined ? answerFromText(question, text[0]) : text;
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars':
    case 'number':
      return numberFromText(text);
    case 'consent':
      return booleanFromText(text);
    case 'single':
    case 'date':
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

/** Accepts digits with an optional sign, fraction and exponent, but not the other forms that `Number()` accepts. */
function numberFromText(text: string): unknown {
  const trimmed = text.trim();
  return /^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

function booleanFromText(input: string): unknown {
  const text = input.trim().toLowerCase();
  if (text === 'true' || text === 'yes' || text === '1') return true;
  return text === 'false' || text === 'no' || text === '0' ? false : text;
}
