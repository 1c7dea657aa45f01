import { scaleOf, type DateQuestion, type NumberQuestion, type Question } from '@hearback/questionnaire';
import { filled, type InterfaceTexts, type TextName } from '../texts/own-texts.js';

/** Says for a defect of an answer what is wrong and how to put it right, in the interface's language. */
export function errorText(words: ErrorWords, question: Question, code: string): string {
  const { texts } = words;
  const say = (name: TextName, values: Readonly<Record<string, string | number>> = {}) => filled(texts[name], values);
  if (code === 'too-long') return say('errLength', { max: question.kind === 'text' ? question.max : 10_000 });
  switch (question.kind) {
    case 'nps':
    case 'csat':
      return say('errScale', { ...scaleOf(question) });
    case 'stars':
      return say('errStars', { ...scaleOf(question) });
    case 'ces':
      return say('errAgree');
    case 'emoji':
      return say('errFace');
    case 'number':
      return numberText(words, question, code);
    case 'date':
      return dateText(words, question, code);
    case 'text':
      return say(code === 'required' ? 'errWrite' : 'errOther');
    case 'email':
      return say('errEmail');
    case 'matrix':
      return say('errRows');
    case 'ranking':
      return say('errPlaces');
    case 'consent':
      return say('errConsent');
    case 'single':
      return say('errChoose');
    case 'multi':
      return say('errSome');
  }
}

function numberText({ texts, language }: ErrorWords, question: NumberQuestion, code: string): string {
  if (code !== 'out-of-range' && code !== 'required') return texts[question.integer ? 'errWhole' : 'errNumber'];
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
  const names = { min: 'errMin', max: 'errMax', both: 'errBetween' } as const;
  const rule = bounds(question, names, (bound) => number.format(bound), texts);
  return rule === '' ? texts[question.integer ? 'errWhole' : 'errNumber'] : rule;
}

function dateText({ texts, language }: ErrorWords, question: DateQuestion, code: string): string {
  if (code === 'required') return texts.errDay;
  if (code !== 'out-of-range') return texts.errDate;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return bounds(question, { min: 'errFrom', max: 'errUntil' }, (bound) => day.format(new Date(bound)), texts);
}

/** The words of errors, and the language for their numbers and days. */
export interface ErrorWords {
  readonly texts: InterfaceTexts;
  readonly language: string;
}

/** Both bounds in one sentence, or the only one. */
function bounds<T>(
  { min, max }: { readonly min?: T; readonly max?: T },
  names: { readonly min: TextName; readonly max: TextName; readonly both?: TextName },
  format: (bound: T) => string,
  texts: InterfaceTexts,
): string {
  if (names.both !== undefined && min !== undefined && max !== undefined)
    return filled(texts[names.both], { min: format(min), max: format(max) });
  const parts = [
    min !== undefined && filled(texts[names.min], { min: format(min) }),
    max !== undefined && filled(texts[names.max], { max: format(max) }),
  ];
  return parts.filter(Boolean).join('; ');
}
