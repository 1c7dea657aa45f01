import { describe, expect, it } from '@jest/globals';
import { definition, LATER, NOON, rewordedJson, surveyOf, touchpointOf } from '../../test/builders.js';
import { changedSurvey, closedSurvey } from './survey.js';
import { publication } from './version.js';

const at = (time: Date, id = 'v') => ({ id, at: time });
const first = publication(surveyOf(), touchpointOf(), undefined, at(NOON, 'v1'));

describe('publication', () => {
  it('creates version 1 of a draft', () => {
    expect(first).toEqual({
      survey: { ...surveyOf(), status: 'published', version: 1, revision: 2, publishedAt: NOON },
      version: {
        id: 'v1',
        surveyId: surveyOf().id,
        version: 1,
        name: 'After delivery',
        touchpoint: { id: touchpointOf().id, key: 'delivery', name: 'Delivery', stage: 'receive' },
        definition: definition(),
        publishedAt: NOON,
      },
      isNew: true,
      isChange: true,
    });
  });

  it('leaves a survey unchanged if its draft equals its newest version, whatever the order of members', () => {
    const { texts, ...rest } = definition();
    const draft = { texts: Object.fromEntries(Object.entries(texts).toReversed()), ...rest };
    const again = publication({ ...first.survey, draft }, touchpointOf(), first.version, at(LATER));
    expect(again).toMatchObject({ version: first.version, isNew: false, isChange: false });
    expect(again.survey.revision).toBe(first.survey.revision);
  });

  it.each([
    ['the wording', { draft: definition(rewordedJson()) }, touchpointOf()],
    ['the name', { name: 'Another' }, touchpointOf()],
    ['the touchpoint', { touchpointId: null }, null],
    ["the touchpoint's name", {}, touchpointOf({ name: 'Parcel' })],
  ])('creates the next version if %s differs', (_, change, touchpoint) => {
    const next = publication({ ...first.survey, ...change }, touchpoint, first.version, at(LATER, 'v2'));
    expect(next).toMatchObject({ version: { id: 'v2', version: 2, publishedAt: LATER }, isNew: true, isChange: true });
    expect(next.survey).toMatchObject({ version: 2, revision: 3 });
  });

  it('reopens a closed survey with its newest version if nothing differs', () => {
    const closed = closedSurvey(first.survey, NOON)!;
    const opened = publication(closed, touchpointOf(), first.version, at(LATER));
    expect(opened).toMatchObject({ version: first.version, isNew: false, isChange: true });
    expect(opened.survey).toMatchObject({ status: 'published', version: 1, revision: 4, publishedAt: LATER });
  });
});

describe('a survey', () => {
  it('gets a new revision only if something differs', () => {
    const survey = surveyOf({ touchpointId: 't' });
    expect(changedSurvey(survey, {}, LATER)).toBe(survey);
    expect(changedSurvey(survey, { name: survey.name, draft: definition() }, LATER)).toBe(survey);
    expect(changedSurvey(survey, { touchpointId: null }, LATER)).toEqual({
      ...survey,
      touchpointId: null,
      revision: 2,
      updatedAt: LATER,
    });
  });

  it('can be closed once, after it was published', () => {
    expect(closedSurvey(surveyOf(), NOON)).toBeUndefined();
    const closed = closedSurvey(first.survey, LATER)!;
    expect(closed).toMatchObject({ status: 'closed', closedAt: LATER, revision: 3, version: 1 });
    expect(closedSurvey(closed, LATER)).toBe(closed);
  });
});
