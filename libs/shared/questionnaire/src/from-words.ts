import { OTHER_PREFIX, type HiddenField, type Question } from './survey.js';

/**
 * The value that words from a form, a table or a link mean for a question: `"9"` is a score of 9. Words that cannot be
 * read as such a value come back as they are, for `checkSubmission` to refuse with the right sentence.
 */
export function answerFromWords(question: Question, words: string | readonly string[]): unknown {
  if (question.kind === 'multi') return multiFromWords(words);
  if (typeof words !== 'string')
    return words.length === 1 && words[0] !== undefined ? answerFromWords(question, words[0]) : words;
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars':
    case 'number':
      return numberFromWords(words);
    case 'consent':
      return booleanFromWords(words);
    case 'single':
    case 'date':
      return words.trim();
    case 'text':
      return words;
  }
}

/** The value that words mean for a hidden field; unreadable words come back as they are. */
export function hiddenFieldFromWords(field: HiddenField, words: string): unknown {
  if (field.type === 'number') return numberFromWords(words);
  return field.type === 'boolean' ? booleanFromWords(words) : words;
}

/** Choices one by one, or in one text with semicolons between; own words run to the end of the text. */
function multiFromWords(words: string | readonly string[]): readonly string[] {
  if (typeof words !== 'string') return words.filter((choice) => choice !== '');
  const other = words.search(new RegExp(`(^|;)\\s*${OTHER_PREFIX}`));
  const choices = (other === -1 ? words : words.slice(0, other)).split(';').map((choice) => choice.trim());
  const own = other === -1 ? [] : [words.slice(other).replace(/^;?\s*/, '')];
  return [...choices.filter((choice) => choice !== ''), ...own];
}

/** Digits with an optional sign, fraction and exponent; nothing else that JavaScript would take for a number. */
function numberFromWords(words: string): unknown {
  const text = words.trim();
  return /^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$/.test(text) ? Number(text) : text;
}

function booleanFromWords(words: string): unknown {
  const text = words.trim().toLowerCase();
  if (text === 'true' || text === 'yes' || text === '1') return true;
  return text === 'false' || text === 'no' || text === '0' ? false : text;
}
