import { directionOf } from '@hearback/questionnaire';
import type { VNode } from 'preact';
import { isSameLanguage, type SurveyText } from '../texts/survey-text.js';

/** A text; marked with its language and direction if the page has another language. */
export function Words({ of, on }: { of: SurveyText | undefined; on: string }): VNode | null {
  if (of === undefined) return null;
  if (isSameLanguage(of.language, on)) return <>{of.text}</>;
  return (
    <span lang={of.language} dir={directionOf(of.language)}>
      {of.text}
    </span>
  );
}
