import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startNotes, type NotesPlatform } from './notes-platform.js';

describe('the edge', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes.close());

  it('serves a route to a caller with the permission', async () => {
    const reply = await notes.call('POST', '/v1/notes', { body: { text: 'first' } });
    expect(reply.body).toMatchObject({ text: 'first', version: 1 });
    expect(reply.status).toBe(201);
  });
});
