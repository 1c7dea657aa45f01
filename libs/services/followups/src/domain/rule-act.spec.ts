import { describe, expect, it } from '@jest/globals';
import { actDefects, actRefusal, type ActKind, type RuleAct } from './rule-act.js';

const situation = { customer: 'C-1', noProfiling: false, repliesToRule: false, reached: new Set<ActKind>() };
const message: RuleAct = { kind: 'send_message', text: 'We are on it.' };
const survey: RuleAct = { kind: 'send_survey', surveyId: 'a' };
const tag: RuleAct = { kind: 'tag_response', tags: ['returns'] };

describe('an act of a rule', () => {
  it('writes to nobody about an anonymous answer, but still tags it', () => {
    const anonymous = { ...situation, customer: null };
    expect([message, survey, tag].map((act) => actRefusal(act, anonymous))).toEqual([
      'no-customer',
      'no-customer',
      undefined,
    ]);
  });

  it('is not done again by a later rule about the same answer, if it reaches the customer', () => {
    const reached = { ...situation, reached: new Set<ActKind>(['send_message', 'tag_response']) };
    expect([message, survey, tag].map((act) => actRefusal(act, reached))).toEqual([
      'another-rule-was-first',
      undefined,
      undefined,
    ]);
  });

  it('sends no survey because of an answer to a survey that a rule has sent', () => {
    const reply = { ...situation, repliesToRule: true };
    expect([message, survey, tag].map((act) => actRefusal(act, reply))).toEqual([
      undefined,
      'answer-to-a-rule',
      undefined,
    ]);
  });

  it('stores no conclusion about a customer who objects to profiling, and still does what the answer asks for', () => {
    const objecting = { ...situation, noProfiling: true };
    const conclusion: RuleAct = { kind: 'set_attribute', key: 'at_risk', value: true };
    expect([conclusion, message, survey, tag].map((act) => actRefusal(act, objecting))).toEqual([
      'no-profiling',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('needs a task to write in its thread, somebody to notify, and is there once if it reaches the customer', () => {
    const nobody: RuleAct = { kind: 'notify', staffIds: [], teamIds: [], text: 'Look.' };
    const pointers = (acts: readonly RuleAct[], opensTask: boolean) =>
      actDefects(acts, { opensTask }, '/acts').map(({ pointer, code }) => `${pointer} ${code}`);
    expect(pointers([message, tag], true)).toEqual([]);
    expect(pointers([tag, message], false)).toEqual(['/acts/1/kind needs-task']);
    expect(pointers([nobody], true)).toEqual(['/acts/0/staff_ids required']);
    expect(pointers([nobody], false)).toContain('/acts/0/kind needs-task');
    expect(pointers([survey, tag, survey], true)).toEqual(['/acts/2/kind duplicate']);
    expect(pointers([], false)).toEqual(['/acts required']);
  });
});
