import type { Question } from '@hearback/questionnaire';
import { filled, type InterfaceTexts, type TextName } from '../texts/own-texts.js';

/** Says for a defect of an answer what is wrong and how to put it right, in the interface's language. */
export function errorText({ texts, language }: ErrorWords, question: Question, code: string): string {
  const say = (name: TextName, values: Readonly<Record<string, string | number>> = {}) => filled(texts[name], values);
  if (code === 'required') return say(REQUIRED[question.kind] ?? 'errAnswer');
  if (code === 'too-long') return say('errLength', { max: question.kind === 'text' ? question.max : 10_000 });
  switch (question.kind) {
    case 'number': {
      const number = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
      if (code !== 'out-of-range') return say(question.integer ? 'errWhole' : 'errNumber');
      return bounds(
        question,
        { min: 'errMin', max: 'errMax', both: 'errBetween' },
        (bound) => number.format(bound),
        texts,
      );
    }
    case 'date': {
      const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
      if (code !== 'out-of-range') return say('errDate');
      return bounds(question, { min: 'errFrom', max: 'errUntil' }, (bound) => day.format(new Date(bound)), texts);
    }
    case 'text':
      return say('errOther');
    case 'email':
      return say('errEmail');
    case 'ranking':
      return say('errPlaces');
    default:
      return say('errChoose');
  }
}

/** The words of errors, and the language for their numbers and days. */
export interface ErrorWords {
  readonly texts: InterfaceTexts;
  readonly language: string;
}

const REQUIRED: Partial<Record<Question['kind'], TextName>> = {
  nps: 'errChoose',
  csat: 'errChoose',
  ces: 'errChoose',
  stars: 'errChoose',
  emoji: 'errChoose',
  matrix: 'errRows',
  ranking: 'errPlaces',
  email: 'errEmail',
  single: 'errChoose',
  multi: 'errChoose',
  consent: 'errConsent',
};

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
