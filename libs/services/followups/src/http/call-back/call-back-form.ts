import { requestErrors } from '@hearback/http';
import { emailAddress, isStorableText } from '@hearback/kernel';
import {
  CALL_BACK_FIELDS as FIELDS,
  CALL_BACK_LIMITS as LIMITS,
  textField,
  type CallBackDraft,
  type CallBackMistake,
  type Fields,
} from '@hearback/survey-ui';
import type { CallBackRequest } from '../../application/call-back/request-call-back.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Digits in any grouping, with the sign of a country code in front. */
const PHONE = /^\+?[\d\s()/.-]{4,39}$/;

/** A form that was submitted: the request, or what is wrong with it. */
export type SubmittedCallBack =
  { readonly request: CallBackRequest } | { readonly draft: CallBackDraft; readonly mistake: CallBackMistake };

/** Reads a form. Throws `malformed` for one that no page has. */
export function readCallBack(fields: Fields): SubmittedCallBack {
  const form = textField(fields, FIELDS.form) ?? '';
  if (!UUID.test(form)) throw requestErrors.error('malformed', 'The form must have a `form`.');
  const draft = draftOf(fields);
  if (!Object.values(draft).every((text) => isStorableText(text)))
    throw requestErrors.error('malformed', 'The texts must not contain NUL.');
  const isTooLong = (['name', 'phone', 'email', 'note'] as const).some((name) => draft[name].length > LIMITS[name]);
  if (isTooLong) return { draft, mistake: 'tooLong' };
  const email = emailAddress(draft.email);
  const isPhone = PHONE.test(draft.phone);
  const isWrong = (draft.phone !== '' && !isPhone) || (draft.email !== '' && email === undefined);
  if (isWrong || (!isPhone && email === undefined)) return { draft, mistake: 'reach' };
  const when = new Date(draft.when);
  if (Number.isNaN(when.getTime())) return { draft, mistake: 'gone' };
  return { request: { ...draft, email: email ?? '', form, when } };
}

function draftOf(fields: Fields): CallBackDraft {
  const read = (name: keyof CallBackDraft) => (textField(fields, FIELDS[name]) ?? '').trim();
  return {
    when: read('when'),
    name: read('name'),
    phone: read('phone'),
    email: read('email'),
    note: read('note').replaceAll('\r\n', '\n'),
  };
}
