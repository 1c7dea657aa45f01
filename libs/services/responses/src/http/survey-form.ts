import { randomBytes } from 'node:crypto';
import { FORM_FIELDS, textField, type Fields } from '@hearback/survey-ui';
import type { AnswerChange } from '../domain/open-response.js';

/** The form's own fields, apart from the answers. */
export interface SurveyForm {
  readonly submissionId: string;
  /** Secret with which the response can be changed. */
  readonly editKey: string;
  /** What was pressed: `next`, `back`, `edit`, or `lang:` and a language. */
  readonly go: string;
  readonly isScripted: boolean;
  readonly isTrapped: boolean;
  /** Whether its script has seen a person touch the page. */
  readonly hasGesture: boolean;
  /** When the survey was shown, when its sender was asked to wait, and a solved challenge; as the form has them. */
  readonly fill: string | undefined;
  readonly waited: string | undefined;
  readonly proof: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EDIT_KEY = /^[A-Za-z0-9_-]{22,86}$/;

/** Reads the form's own fields; ids that no page has made are replaced. */
export function readSurveyForm(fields: Fields, nextId: () => string): SurveyForm {
  const submission = textField(fields, FORM_FIELDS.submission)?.toLowerCase() ?? '';
  const editKey = textField(fields, FORM_FIELDS.editKey) ?? '';
  return {
    submissionId: UUID.test(submission) ? submission : nextId(),
    editKey: EDIT_KEY.test(editKey) ? editKey : newEditKey(),
    go: textField(fields, FORM_FIELDS.go) ?? 'next',
    isScripted: textField(fields, FORM_FIELDS.script) === '1',
    isTrapped: (textField(fields, FORM_FIELDS.trap) ?? '') !== '',
    hasGesture: textField(fields, FORM_FIELDS.gesture) === '1',
    fill: textField(fields, FORM_FIELDS.fill),
    waited: textField(fields, FORM_FIELDS.waited),
    proof: textField(fields, FORM_FIELDS.proof) || undefined,
  };
}

export function newEditKey(): string {
  return randomBytes(24).toString('base64url');
}

/** The answers of a form as a save. */
export function toChange(
  form: Pick<AnswerChange, 'submissionId' | 'answers' | 'hiddenFields' | 'language' | 'isTest' | 'complete'>,
): AnswerChange {
  return { ...form, customer: undefined, unverifiedCustomer: undefined, channel: 'link' };
}
