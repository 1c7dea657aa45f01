import { noContent, type Edge } from '@hearback/http';
import { SavedAnswersDto, SavedAnswersReceiptDto } from './saved-answers.dto.js';
import { SAVED_ANSWERS_SCHEMAS } from './saved-answers-body.js';

/** The paths of saved answers, by public link, by personal link and by key. */
export const LINK_PATH = '/v1/links/:code/responses/:submission_id';
export const PERSONAL_PATH = '/v1/personal-links/:token/responses/:submission_id';
export const KEY_PATH = '/v1/published-surveys/:survey_id/responses/:submission_id';

const EXAMPLE = { edit_key: 'q4nWm1Yc3tB8kXh0vR7sZg', answers: { recommend: 9, why: null }, language: 'en' };

const SAVE = [
  'Saves answers while they are given. A save replaces the answers that it names; `null` clears one. The reply is sent after the ' +
    'commit, and the same save again changes nothing.',
  'The answers count once `complete` is sent, or when nothing was changed for 30 minutes. They can be changed until ' +
    '`editable_until`, even after the survey was closed; a change revises the response.',
  'Of an anonymous survey they count once `complete` is sent, which ends all changes, or when their day is over. They cannot be ' +
    'read, `revision` stays 1, and a save after their day is over is refused (409 `responses.answers-final`).',
].join('\n\n');

const EDIT_KEY_NOTE = 'The `Edit-Key` header has the `edit_key` of the first save.';

/** Describes the routes of saved answers. */
export function documentSavedAnswers(edge: Edge): void {
  for (const { path, name, through, sender, parameter } of PATHS) {
    const common = {
      cors: true,
      parameters: { ...parameter, submission_id: 'A UUID that you make for this response.' },
    };
    edge.document(path, 'put', {
      ...common,
      id: `save${name}Answers`,
      summary: `Save answers${through}`,
      description: SAVE,
      status: 200,
      otherStatuses: [201],
      reply: SavedAnswersReceiptDto,
      body: { schema: SAVED_ANSWERS_SCHEMAS[sender], example: EXAMPLE },
      problems: [404, 409, 413, 422, 503],
    });
    edge.document(path, 'get', {
      ...common,
      id: `get${name}Answers`,
      summary: `Read saved answers${through}`,
      description: EDIT_KEY_NOTE,
      reply: SavedAnswersDto,
      headers: { 'Edit-Key': 'The `edit_key` of the first save.' },
      problems: [400, 404],
    });
    edge.document(path, 'delete', {
      ...common,
      id: `withdraw${name}Answers`,
      summary: `Withdraw answers${through}`,
      description: `Deletes the answers and the response. ${EDIT_KEY_NOTE}`,
      reply: noContent,
      headers: { 'Edit-Key': 'The `edit_key` of the first save.' },
      problems: [400, 404],
    });
  }
}

const PATHS = [
  {
    path: LINK_PATH,
    name: 'Link',
    through: ' through a public link',
    sender: 'link',
    parameter: { code: 'Code of the public link.' },
  },
  {
    path: PERSONAL_PATH,
    name: 'PersonalLink',
    through: ' through a personal link',
    sender: 'link',
    parameter: { token: 'Token of the personal link, which says who answers.' },
  },
  { path: KEY_PATH, name: '', through: '', sender: 'key', parameter: { survey_id: 'Id of the survey.' } },
] as const;
