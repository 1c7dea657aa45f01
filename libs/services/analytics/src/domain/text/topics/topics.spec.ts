import { describe, expect, it } from '@jest/globals';
import { newPhrases, PhraseCounts, phrasesOf, phrasesThatMark } from './phrases.js';
import { TopicMatcher, termWords } from './topic-matcher.js';
import { judgeTopics, type CountedTopic } from './topic-report.js';
import { termDefect, type TopicTerm } from './topic.js';

const terms = (...texts: string[]): TopicTerm[] => texts.map((text) => ({ text, language: null }));

describe('TopicMatcher', () => {
  const matcher = new TopicMatcher([
    { terms: terms('label', 'print*', 'no printer'), except: terms('price label') },
    { terms: terms('next day', 'courier'), except: [] },
    { terms: [{ text: 'Gift', language: 'en' }], except: [] },
  ]);
  const of = (text: string, language = 'en') => matcher.topicsOf(text, language);

  it('finds words, beginnings and phrases in any case, but not inside of other words', () => {
    expect(of('Had to PRINT a label.')).toEqual([0]);
    expect(of('Who has a printer?')).toEqual([0]);
    expect(of('Relabelled twice')).toEqual([]);
    expect(of('It came the next-day by courier')).toEqual([1]);
    expect(of('the next sunny day')).toEqual([]);
  });

  it('does not count a word inside of a phrase that is left out', () => {
    expect(of('The price label was wrong')).toEqual([]);
    expect(of('The price label hid the return label')).toEqual([0]);
  });

  it('keeps to the language of a term', () => {
    expect(of('a gift for mum')).toEqual([2]);
    expect(of('Gift in der Farbe', 'de')).toEqual([]);
  });

  it('says why a term cannot be searched for', () => {
    const defect = (text: string) => termDefect(termWords(text), { text, language: null });
    expect(defect('…')).toContain('letter');
    expect(defect('pr*')).toContain('3 letters');
    expect(defect('pri*nt')).toContain('end');
    expect(defect('a b c d e f')).toContain('5 words');
    expect([defect('print*'), defect('gift receipt*')]).toEqual([undefined, undefined]);
  });
});

describe('phrases', () => {
  const counted = (texts: readonly string[]) => {
    const counts = new PhraseCounts();
    for (const text of texts) counts.add(phrasesOf(text, 'en'));
    return counts;
  };
  const times = (n: number, text: string) => Array.from({ length: n }, () => text);

  it('that mark a part are named with how many times more often they are used', () => {
    const part = times(20, 'there is no printer at home');
    const all = counted([...part, ...times(80, 'the lamp is at home')]);
    const found = phrasesThatMark(counted(part), all, (phrase) => phrase === 'printer');
    expect(found[0]).toMatchObject({ n: 20, lift: 5 });
    expect(found.some(({ phrase }) => phrase === 'home')).toBe(false);
  });

  it('are new if recent comments have them and earlier ones do not; of phrases that share a word one is named', () => {
    const recent = counted([...times(12, 'where is the gift receipt'), ...times(100, 'all is well')]);
    const earlier = counted(times(300, 'all is well'));
    const found = newPhrases(recent, earlier, () => false);
    expect(found).toHaveLength(1);
    expect(found[0]).toEqual({ phrase: 'gift receipt', n: 12, before: 0 });
    expect(newPhrases(counted(times(7, 'gift receipt')), earlier, () => false)).toEqual([]);
  });
});

describe('judgeTopics', () => {
  const topic = (id: string, now: number, before: number, unhappy = 0): CountedTopic => ({
    id,
    now: { n: now, unhappy, judged: now },
    before: { n: before, unhappy: 0, judged: before },
  });

  it('calls a change clear that stays so after correction for all topics', () => {
    const others = Array.from({ length: 7 }, (_, i) => topic(`t${i}`, 20, 18));
    const { comparisons, topics } = judgeTopics([topic('label', 52, 18, 46), ...others], 268, 241);
    expect(comparisons).toBe(8);
    expect(topics[0]).toMatchObject({ hidden: false, change: { verdict: 'more' }, unhappy: { hits: 46, n: 52 } });
    expect(topics[0]?.now.value).toBeCloseTo(0.194, 3);
    expect(topics.slice(1).every(({ change }) => change.verdict === 'no_clear_change')).toBe(true);
  });

  it('hides topics that few named, and shows no share of unhappy ones from few', () => {
    const { topics } = judgeTopics([topic('glue', 5, 0), topic('phone', 22, 20, 9)], 268, 241);
    expect(topics[0]).toMatchObject({ hidden: true, change: { verdict: 'too_few' } });
    expect(topics[1]).toMatchObject({ unhappy: null, unhappyNeeds: 8 });
  });

  it('gives no verdict that chance would give: of 400 pictures without a change at most 5 % have one', () => {
    let state = 7;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 4_294_967_296;
    };
    const draw = (n: number, p: number) => Array.from({ length: n }).filter(() => random() < p).length;
    const pictures = Array.from({ length: 400 }, () =>
      judgeTopics(
        Array.from({ length: 8 }, (_, i) => topic(`t${i}`, draw(120, 0.1), draw(120, 0.1))),
        120,
        120,
      ),
    );
    const wrong = pictures.filter(({ topics }) =>
      topics.some(({ change }) => change.verdict === 'more' || change.verdict === 'fewer'),
    );
    expect(wrong.length).toBeLessThanOrEqual(20);
  });
});
