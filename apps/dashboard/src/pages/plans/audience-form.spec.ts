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
    const recurring = {
      every: 6,
      unit: 'month',
      since: 'attribute',
      name: 'customer_since',
      time: '09:30',
      at_usual_time: true,
    };
    const repeated = draft({ kind: 'all' }, { kind: 'recurring', recurring });
    expect(audienceBody(audienceForm(repeated, {}, noList)).recurring).toEqual(recurring);
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
    const often = { ...empty, name: 'A', survey, kind: 'recurring' as const };
    expect(missingIn(often)).toEqual([]);
    expect(missingIn({ ...often, recurring: { ...often.recurring, every: 6, name: ' ' } })).toEqual(['every', 'since']);
    expect(missingIn({ ...often, recurring: { ...often.recurring, every: 27, unit: 'month' } })).toEqual(['every']);
    expect(missingIn({ ...empty, kind: 'campaign', who: 'list' })).toEqual(['name', 'survey', 'list']);
    expect(missingIn({ ...empty, kind: 'campaign', who: 'segments' })).toEqual(['name', 'survey', 'segments']);
  });

  it('of a new campaign has a day, and that of a segment its segment', () => {
    const form = { ...audienceForm(undefined, { survey, segment }, noList), name: ' A ' };
    const schedule = { first_day: '2026-12-01', days: 5, per_day: null, time: '10:00' };
    expect(newPlanBody(form, schedule)).toEqual({
      kind: 'campaign',
      name: 'A',
      survey_id: survey,
      audience: { kind: 'segments', segment_ids: [segment] },
      schedule,
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
