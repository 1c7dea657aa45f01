import { randomBytes, randomUUID } from 'node:crypto';
import { ResponseRevised, ResponseSubmitted, ResponseWithdrawn } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import type { Medium } from '@hearback/testing';
import type { KnownSurvey } from './builders.js';

/** A new edit key. */
export const newEditKey = () => randomBytes(16).toString('base64url');

/** A customer with the link of a survey, who saves answers under one submission id and edit key. */
export function customerOf(
  platform: Medium,
  survey: KnownSurvey,
  { submissionId = randomUUID(), editKey = newEditKey() } = {},
) {
  const path = `/v1/links/${survey.linkCode}/responses/${submissionId}`;
  return {
    submissionId,
    editKey,
    save: (answers: object, more: object = {}) => platform.http.put(path).send({ edit_key: editKey, answers, ...more }),
    read: (key = editKey) => platform.http.get(path).set('edit-key', key),
    withdraw: (key = editKey) => platform.http.delete(path).set('edit-key', key),
  };
}

/** The events about a response, oldest first. */
export async function eventsAbout(platform: Medium, publicId: string) {
  const response_id = parsePublicId('rsp', publicId)!;
  const about = async <C extends typeof ResponseSubmitted | typeof ResponseRevised | typeof ResponseWithdrawn>(
    contract: C,
  ) => (await platform.events.all(contract)).filter(({ payload }) => payload.response_id === response_id);
  return {
    submitted: (await about(ResponseSubmitted)).map(({ payload }) => payload),
    revised: (await about(ResponseRevised)).map(({ payload }) => payload),
    withdrawn: (await about(ResponseWithdrawn)).map(({ payload }) => payload),
  };
}
