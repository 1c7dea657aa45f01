import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from '@jest/globals';
import { surveyOf, viewOf } from '../test/builders.js';
import { QuestionFields } from './parts/question-fields.js';
import type { SurveyView } from './parts/view.js';

const draw = (question: object, texts: Record<string, string> = {}, more: Partial<SurveyView> = {}) => {
  const compiled = surveyOf([{ key: 'q', ...question }], { texts, languages: ['en', 'ar'] });
  const view = viewOf(compiled, more);
  const [first] = view.survey.questions;
  return render(h(QuestionFields, { view, question: first!, isFirst: true, isFollowUp: false, isHidden: false }));
};

describe('a question', () => {
  it('says in the description of a scale what its ends mean', () => {
    const html = draw({ kind: 'nps' }, { 'questions.q.low': 'not likely', 'questions.q.high': 'very likely' });
    expect(html).toContain('aria-describedby="q-q-ends"');
    expect(html).toMatch(/id="q-q-ends".*0 – not likely.*10 – very likely/s);
  });

  it('has a way back to no answer, unless an answer is required', () => {
    expect(draw({ kind: 'csat' })).toContain('No answer');
    expect(draw({ kind: 'csat', required: true })).not.toContain('No answer');
    expect(draw({ kind: 'consent' })).toContain('No answer');
  });

  it('marks texts that are not translated with their language and direction', () => {
    const html = draw({ kind: 'text' }, { 'questions.q.title': 'Why?' }, { language: 'ar' });
    expect(html).toContain('<span lang="en" dir="ltr">Why?</span>');
    expect(html).toContain('(اختياري)');
  });

  it('lets typed text follow its own direction, and limits its length', () => {
    expect(draw({ kind: 'text', max: 20 })).toMatch(/dir="auto"[^>]*maxlength="20"/);
    expect(draw({ kind: 'single', choices: [{ key: 'a' }], other: true })).toMatch(/dir="auto"[^>]*name="q:other"/);
  });

  it('renders text as text', () => {
    const html = draw({ kind: 'text' }, { 'questions.q.title': '<script>alert(1)</script>' });
    expect(html).not.toContain('<script');
  });

  it('is filled in with values, or their defaults', () => {
    const texts = { 'questions.q.title': 'How was {{ hidden.shop | default: "the shop" }}?' };
    expect(draw({ kind: 'text' }, texts)).toContain('How was the shop?');
    expect(draw({ kind: 'text' }, texts, { piped: { hidden: { shop: 'Lyon' } } })).toContain('How was Lyon?');
  });
});
