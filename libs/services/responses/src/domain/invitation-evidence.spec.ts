import { seededRandom } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evidenceOf, type LinkObservation } from './invitation-evidence.js';

const DELIVERED = new Date('2026-11-30T10:00:00Z');
const after = (seconds: number) => new Date(DELIVERED.getTime() + Math.round(seconds * 1000));
/** When everything has settled. */
const LATER = after(10 * 86_400);
const visit = (seconds: number, score: string | null = '9'): LinkObservation => ({
  kind: 'visit',
  at: after(seconds),
  score,
});
const trap = (seconds: number): LinkObservation => ({ kind: 'trap', at: after(seconds) });
const submission = (seconds: number, score: string | null, hasGesture: boolean): LinkObservation => ({
  kind: 'submission',
  at: after(seconds),
  score,
  hasGesture,
});
const evidence = (...observations: LinkObservation[]) => evidenceOf(observations, [DELIVERED], LATER).evidence;

describe('the evidence of an invitation', () => {
  it.each<[string, LinkObservation[], string]>([
    ['nothing', [], 'none'],
    ['an opened link', [visit(60)], 'provisional'],
    ['an opened link without a score', [visit(60, null)], 'provisional'],
    ['a link that is opened again', [visit(60), visit(90)], 'provisional'],
    ['a gesture', [visit(60), submission(61, '9', true)], 'confirmed'],
    ['a form that is sent without script', [visit(60), submission(75, '9', false)], 'confirmed'],
    ['a link at delivery', [visit(2)], 'suspected'],
    ['a form at delivery', [visit(9.9), submission(9.999, '9', false)], 'suspected'],
    ['a gesture at delivery', [visit(4), submission(6, '9', true)], 'confirmed'],
    ['two scores', [visit(60, '9'), visit(70, '3')], 'suspected'],
    ['two scores and a form', [visit(60, '9'), visit(70, '3'), submission(80, '3', false)], 'suspected'],
    ['two scores and a gesture', [visit(60, '9'), visit(70, '3'), submission(80, '3', true)], 'confirmed'],
    ['another score on the page', [visit(60, '9'), submission(75, '3', false)], 'confirmed'],
    ['two forms', [visit(60, '9'), submission(75, '9', false), submission(80, '3', false)], 'suspected'],
    ['the trap', [trap(60)], 'scanner'],
    ['the trap and a form', [trap(60), visit(60), submission(80, '9', false)], 'scanner'],
    ['a scanner, then a person', [trap(1), visit(1, '0'), visit(1, '9'), submission(600, '9', true)], 'confirmed'],
  ])('after %s', (_, observations, expected) => {
    expect(evidence(...observations)).toBe(expected);
  });

  it('waits a minute for signals after a form that nobody has touched', () => {
    const sent = [visit(60), submission(70, '9', false)];
    expect(evidenceOf(sent, [DELIVERED], after(129.9)).evidence).toBe('provisional');
    expect(evidenceOf(sent, [DELIVERED], after(130)).evidence).toBe('confirmed');
    expect(evidenceOf([visit(60), submission(70, '9', true)], [DELIVERED], after(70)).evidence).toBe('confirmed');
  });

  it('counts ten seconds from delivery to the millisecond', () => {
    expect(evidence(visit(9.999))).toBe('suspected');
    expect(evidence(visit(10))).toBe('provisional');
  });

  it('counts them from each mail, and from a reminder not backwards', () => {
    const deliveries = [DELIVERED, after(86_400)];
    expect(evidenceOf([visit(86_405)], deliveries, LATER).evidence).toBe('suspected');
    expect(evidenceOf([visit(86_000)], deliveries, LATER).evidence).toBe('provisional');
    expect(evidenceOf([visit(-1)], deliveries, LATER).signals).toEqual(['within-10s']);
  });

  it('is not believed before the mail server has replied, and is evaluated again then', () => {
    const sent = [visit(60), submission(70, '9', false)];
    expect(evidenceOf(sent, [], LATER)).toEqual({ evidence: 'suspected', signals: ['before-delivery'] });
    expect(evidenceOf(sent, [DELIVERED], LATER)).toEqual({ evidence: 'confirmed', signals: [] });
  });

  it('keeps the signals of what a gesture confirms', () => {
    const observations = [trap(1), visit(1, '0'), visit(60, '9'), submission(70, '9', true)];
    expect(evidenceOf(observations, [DELIVERED], LATER)).toEqual({
      evidence: 'confirmed',
      signals: ['trap', 'within-10s', 'several-scores'],
    });
  });
});

const seconds = fc.double({ min: 0, max: 86_400, noNaN: true });
const scores = fc.option(fc.integer({ min: 0, max: 10 }).map(String));
const observations = fc.oneof(
  fc.tuple(seconds, scores).map(([at, score]) => visit(at, score)),
  seconds.map(trap),
  fc.tuple(seconds, scores, fc.boolean()).map(([at, score, gesture]) => submission(at, score, gesture)),
);
const lists = fc.array(observations, { maxLength: 15 });

describe('the rules of evidence', () => {
  it('do not depend on the order in which things are told', () => {
    fc.assert(
      fc.property(
        lists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([told, shuffled]) => {
          expect(evidenceOf(shuffled, [DELIVERED], LATER)).toEqual(evidenceOf(told, [DELIVERED], LATER));
        },
      ),
    );
  });

  it('never confirm what nobody has submitted', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(evidence(...list.filter(({ kind }) => kind !== 'submission'))).not.toBe('confirmed');
      }),
    );
  });

  it('confirm every gesture', () => {
    fc.assert(
      fc.property(lists, seconds, scores, (list, at, score) => {
        expect(evidence(...list, submission(at, score, true))).toBe('confirmed');
      }),
    );
  });

  it('lose trust, and never gain it, by links that are opened', () => {
    const isVisit = ({ kind }: LinkObservation) => kind !== 'submission';
    fc.assert(
      fc.property(lists, lists, (list, more) => {
        if (evidence(...list, ...more.filter(isVisit)) === 'confirmed') expect(evidence(...list)).toBe('confirmed');
      }),
    );
  });
});

type Draw = (from: number, to: number) => number;

/** Behaviours of scanners, which show at least one signal each. HEAD requests and announced prefetching are not observed. */
const SCANNERS: Readonly<Record<string, (draw: Draw) => LinkObservation[]>> = {
  'requests with HEAD': () => [],
  'opens all links': (draw) => {
    const start = draw(0, 600);
    return [...Array.from({ length: 11 }, (_, score) => visit(start + score / 10, String(score))), trap(start + 2)];
  },
  'opens a link within seconds': (draw) => [visit(draw(0, 9.9), String(Math.floor(draw(0, 11))))],
  'runs scripts on load': (draw) => {
    const start = draw(0, 9);
    return [visit(start, '7'), submission(start + 0.5, '7', false)];
  },
  'submits forms': (draw) => {
    const start = draw(15, 600);
    return [
      visit(start, '0'),
      submission(start + 1, '0', false),
      visit(start + 1, '10'),
      submission(start + 2, '10', false),
    ];
  },
  'sends synthetic events': (draw) => {
    const start = draw(15, 600);
    return [trap(start), visit(start, '5'), submission(start + draw(1, 60), '5', false)];
  },
  'opens the trap': (draw) => [trap(draw(0, 3600))],
  'prefetches later': (draw) => {
    const start = draw(60, 86_400);
    return [visit(start, '1'), visit(start + draw(0, 5), '2'), submission(start + draw(5, 9), '2', false)];
  },
};

/** Behaviours of people. */
const PEOPLE: Readonly<Record<string, (draw: Draw) => LinkObservation[]>> = {
  'click and send': (draw) => {
    const start = draw(3, 86_400);
    return [visit(start, '9'), submission(start + draw(0.3, 60), '9', true)];
  },
  'click and send without script': (draw) => {
    const start = draw(10, 86_400);
    return [visit(start, '9'), submission(start + draw(1, 60), '9', false)];
  },
  'click and comment': (draw) => {
    const start = draw(5, 86_400);
    return [visit(start, '2'), submission(start + 1, '2', true), submission(start + draw(10, 300), '2', true)];
  },
  'change their mind': (draw) => {
    const start = draw(5, 86_400);
    return [visit(start, '2'), visit(start + draw(2, 60), '8'), submission(start + draw(61, 90), '8', true)];
  },
  'answer behind a scanner': (draw) => {
    const start = draw(60, 86_400);
    return [trap(1), visit(1, '0'), visit(1, '1'), visit(start, '9'), submission(start + 2, '9', true)];
  },
};

describe('10,000 mails', () => {
  const MAILS = 10_000;
  const drawOf = (seed: number): Draw => {
    const random = seededRandom(seed);
    return (from, to) => from + random() * (to - from);
  };
  const confirmedOf = (behaviours: typeof SCANNERS) => {
    const draw = drawOf(1);
    const list = Object.values(behaviours);
    let confirmed = 0;
    for (let mail = 0; mail < MAILS; mail += 1)
      if (evidence(...list[mail % list.length]!(draw)) === 'confirmed') confirmed += 1;
    return confirmed;
  };

  it('opened by eight kinds of scanners give no confirmed answer', () => {
    expect(Object.keys(SCANNERS)).toHaveLength(8);
    expect(confirmedOf(SCANNERS)).toBe(0);
  });

  it('answered by people give as many', () => {
    expect(confirmedOf(PEOPLE) / MAILS).toBeGreaterThanOrEqual(0.995);
  });
});
