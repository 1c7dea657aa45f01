import { describe, expect, it } from '@jest/globals';
import type { WidgetSurvey } from '../protocol.js';
import { gatesOf, type Moment } from './gates.js';

const survey = (more: Partial<WidgetSurvey> = {}) =>
  ({ display: 'popover', askable: true, sampling: 0.5, recontact_days: 30, ...more }) as WidgetSurvey;
const moment = (more: Partial<Moment> = {}): Moment => ({
  isKnown: false,
  drawn: 49,
  daysSinceAsked: undefined,
  hasPlace: true,
  isTriggered: true,
  wasShown: false,
  isAnotherOpen: false,
  ...more,
});
const closed = (of: WidgetSurvey, at: Moment) =>
  gatesOf(of, at)
    .filter(({ passed }) => !passed)
    .map(({ name }) => name);

describe('the gates of a survey', () => {
  it.each([
    ['none', {}, {}, []],
    ['askable', { askable: false }, {}, ['askable']],
    ['sampling', {}, { drawn: 50 }, ['sampling']],
    ['nobody is sampled', { sampling: 0 }, { drawn: 0 }, ['sampling']],
    ['everybody is sampled', { sampling: 1 }, { drawn: 99 }, []],
    ['recontact', {}, { daysSinceAsked: 29 }, ['recontact']],
    ['recontact is over', {}, { daysSinceAsked: 30 }, []],
    ['the server knows when to ask again', {}, { daysSinceAsked: 1, isKnown: true }, []],
    ['trigger', {}, { isTriggered: false }, ['trigger']],
    ['shown on this page', {}, { wasShown: true }, ['once']],
    ['another survey', {}, { isAnotherOpen: true }, ['alone']],
    ['an inline survey without its place', { display: 'inline' }, { hasPlace: false }, ['place']],
    ['an inline survey beside another', { display: 'inline' }, { isAnotherOpen: true, wasShown: true }, []],
    ['a button', { display: 'button' }, { drawn: 99, daysSinceAsked: 0, isTriggered: false }, []],
    ['a button for others', { display: 'button', askable: false }, {}, ['askable']],
  ] as const)('%s', (_name, of, at, expected) => {
    expect(closed(survey(of), moment(at))).toEqual(expected);
  });
});
