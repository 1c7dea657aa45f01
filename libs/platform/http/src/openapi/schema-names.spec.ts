import { describe, expect, it } from '@jest/globals';
import { withShortNames } from './schema-names.js';

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('the names of schemas', () => {
  it('are short, and have the service in front where services mean different schemas by them', () => {
    const scans = withShortNames([
      {
        service: 'survey',
        schemas: { ActorDto: { type: 'string' }, HealthDto: { type: 'object' }, EntryDto: reference('ActorDto') },
      },
      {
        service: 'followups',
        schemas: { ActorDto: { type: 'object' }, HealthDto: { type: 'object' }, EntryDto: reference('ActorDto') },
      },
      { service: 'customers', schemas: { NoteDto: reference('HealthDto') } },
    ]);
    expect(scans.map(({ schemas }) => schemas)).toEqual([
      { SurveyActor: { type: 'string' }, Health: { type: 'object' }, SurveyEntry: reference('SurveyActor') },
      { FollowupsActor: { type: 'object' }, Health: { type: 'object' }, FollowupsEntry: reference('FollowupsActor') },
      { Note: reference('Health') },
    ]);
  });
});
