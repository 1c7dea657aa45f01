import { describe, expect, it } from '@jest/globals';
import { audienceBody, audienceForm, delayOf, missingIn, newPlanBody } from './audience-form.js';
import type { Plan } from './plan-queries.js';

const survey = `srv_${'1'.repeat(32)}`;
const segment = `seg_${'2'.repeat(32)}`;
const draft = (audience: object, more: object = {}) =>
  ({ kind: 'campaign', name: 'A', survey_id: survey, audience, trigger: null, ...more }) as unknown as Plan;
const noList = () => false;

describe('the form of an audience', () => {
  it('is the plan again', () => {
    const audiences = [{ kind: 'all' }, { kind: 'segments', segment_ids: [segment] }];
    for (const audience of audiences)
      for (const isList of [noList, () => true])
        expect(audienceBody(audienceForm(draft(audience), {}, isList))).toEqual({
          name: 'A',
          survey_id: survey,
          audience,
        });
    const trigger = { event: 'delivery', delay_minutes: 2880, cancel_if: ['return'] };
    const caused = draft({ kind: 'all' }, { kind: 'trigger', trigger });
    expect(audienceBody(audienceForm(caused, {}, noList)).trigger).toEqual(trigger);
  });

  it('leaves customers alone whom the API chose', () => {
    const form = audienceForm(draft({ kind: 'customers', external_ids: ['C-1'] }), {}, noList);
    expect(audienceBody(form)).not.toHaveProperty('audience');
    expect(missingIn(form)).toEqual([]);
  });

  it('says what is missing', () => {
    const empty = audienceForm(undefined, { kind: 'trigger' }, noList);
    expect(missingIn(empty)).toEqual(['name', 'survey', 'event']);
    expect(missingIn({ ...empty, name: 'A', survey, event: 'two words' })).toEqual(['event']);
    expect(missingIn({ ...empty, kind: 'campaign', who: 'list' })).toEqual(['name', 'survey', 'list']);
    expect(missingIn({ ...empty, kind: 'campaign', who: 'segments' })).toEqual(['name', 'survey', 'segments']);
  });

  it('of a new campaign has a day, and that of a segment its segment', () => {
    const form = { ...audienceForm(undefined, { survey, segment }, noList), name: ' A ' };
    expect(newPlanBody(form, '2026-12-01')).toEqual({
      kind: 'campaign',
      name: 'A',
      survey_id: survey,
      audience: { kind: 'segments', segment_ids: [segment] },
      schedule: { first_day: '2026-12-01', days: 5, per_day: null, time: '10:00' },
    });
  });

  it('has a delay in the largest unit', () => {
    expect([0, 90, 120, 2880].map(delayOf)).toEqual([
      { delay: 0, unit: 'minutes' },
      { delay: 90, unit: 'minutes' },
      { delay: 2, unit: 'hours' },
      { delay: 2, unit: 'days' },
    ]);
  });
});
