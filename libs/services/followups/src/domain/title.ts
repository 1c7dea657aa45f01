import type { FieldError } from '@hearback/kernel';
import { METRICS, type StaffLanguage } from '@hearback/questionnaire';
import type { Condition } from './condition.js';
import { decidingScore } from './matches.js';
import { reasonWords } from './reason-words.js';
import type { ResponseFacts } from './response-facts.js';

/** The members of a rule that a title needs. */
interface TitledRule {
  readonly name: string;
  readonly conditions: Condition;
}

/** Maximum characters of a title after its placeholders are filled. */
export const MAX_TITLE = 200;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
const NAMES: readonly string[] = ['score', ...METRICS, 'customer', 'channel', 'language', 'rule'];

/** One error per unknown placeholder; `score`, the metrics, `customer`, `channel`, `language`, `rule` and `attribute.<key>` are known. */
export function titleDefects(title: string, pointer: string): readonly FieldError[] {
  return [...title.matchAll(PLACEHOLDER)]
    .map((found) => found[1] as string)
    .filter((name) => !NAMES.includes(name) && !/^attribute\.[^\s]{1,100}$/.test(name))
    .map((name) => ({
      pointer,
      code: 'placeholder',
      detail: `must not contain the unknown placeholder ${name.slice(0, 50)}`,
    }));
}

/**
 * The title of a task, with placeholders filled from the response. Unknown values are left out; white space and control
 * characters are collapsed to one space, because titles become subject lines. At most 200 characters; the name of the rule if
 * nothing is left.
 */
export function fillTitle(title: string, rule: TitledRule, facts: ResponseFacts): string {
  const filled = title.replace(PLACEHOLDER, (_, name: string) => valueOf(name, rule, facts));
  const oneLine = filled.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  const short = [...oneLine].length > MAX_TITLE ? `${[...oneLine].slice(0, MAX_TITLE - 1).join('')}…` : oneLine;
  return short === '' ? rule.name : short;
}

function valueOf(name: string, rule: TitledRule, facts: ResponseFacts): string {
  switch (name) {
    case 'score':
      return decidingScore(rule.conditions, facts) ?? String(facts.scores[0]?.score ?? '');
    case 'nps':
    case 'csat':
    case 'ces':
      return String(facts.scores.find((score) => score.metric === name)?.score ?? '');
    case 'customer':
      return facts.customer ?? '';
    case 'channel':
      return facts.channel;
    case 'language':
      return facts.language;
    case 'rule':
      return rule.name;
    default:
      return String(facts.attributes.find((attribute) => `attribute.${attribute.key}` === name)?.value ?? '');
  }
}

/** The title of a task that is opened for a response without one. */
export function defaultTitle({ customer }: Pick<ResponseFacts, 'customer'>, language: StaffLanguage): string {
  return reasonWords[language].answer(customer).slice(0, MAX_TITLE);
}
