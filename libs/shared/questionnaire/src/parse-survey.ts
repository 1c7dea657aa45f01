import type { FieldError } from '@hearback/kernel';
import { Defects, pointerTo } from './defects.js';
import { defectOfJson, defectOfSize, isAtMost, isJsonObject } from './json.js';
import { isLanguageTag } from './language.js';
import { LIMITS } from './limits.js';
import { readCondition } from './parse-condition.js';
import { readQuestion } from './parse-question.js';
import { Reader } from './reader.js';
import type { HiddenField, Question, Survey, Texts } from './survey.js';
import { SURVEY_TEXT_IDS, textIdsOf } from './texts.js';

/** A survey, or what is wrong with it, at most {@link LIMITS.errors} defects, with pointers into the JSON. */
export type SurveyParse =
  { readonly ok: true; readonly survey: Survey } | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * Reads a survey JSON. Total: never throws, whatever JSON it gets. Strict: unknown members and texts of nothing are
 * refused. The survey it returns shares nothing with the input, has all defaults filled in, and parses to itself.
 */
export function parseSurvey(json: unknown): SurveyParse {
  const defect = defectOfJson(json);
  if (defect !== undefined) return { ok: false, errors: [defect] };
  const defects = new Defects();
  const survey = readSurvey(json, defects);
  if (survey === undefined || defects.count > 0) return { ok: false, errors: defects.errors };
  // What was filled in counts too: otherwise a survey near the limit would not parse to itself.
  const excess = defectOfSize(survey);
  return excess === undefined ? { ok: true, survey } : { ok: false, errors: [excess] };
}

function readSurvey(json: unknown, defects: Defects): Survey | undefined {
  const reader = Reader.of(json, '', defects, ['default_language', 'languages', 'texts', 'questions', 'hidden_fields']);
  if (reader === undefined) return undefined;
  const languages = readLanguages(reader);
  const taken = new Set<string>();
  const hiddenFields = readHiddenFields(reader, taken);
  const questions = readQuestions(reader, taken, hiddenFields);
  const complete = questions.every((question) => question !== undefined);
  // What texts there must be is known only of intact questions; one defect should not be reported twice.
  const texts = readTexts(reader, languages, complete && defects.count === 0 ? questions : undefined);
  return complete
    ? {
        default_language: languages.default_language,
        languages: languages.languages,
        texts,
        questions,
        hidden_fields: hiddenFields.filter((field) => field !== undefined),
      }
    : undefined;
}

interface Languages {
  readonly default_language: string;
  readonly languages: readonly string[];
}

function readLanguages(reader: Reader): Languages {
  const languages: string[] = [];
  for (const [value, pointer] of reader.elements('languages', 1, LIMITS.languages)) {
    if (typeof value !== 'string' || !isLanguageTag(value)) {
      reader.defects.add(pointer, 'invalid-format', 'must be a language tag such as en, pt-BR or zh-Hant');
    } else if (languages.includes(value)) reader.defects.add(pointer, 'duplicate', `${value} is there twice`);
    else languages.push(value);
  }
  const standard = reader.get('default_language');
  if (typeof standard === 'string' && languages.includes(standard)) return { default_language: standard, languages };
  const code = reader.has('default_language') ? 'unknown-reference' : 'required';
  reader.defect('default_language', code, 'must be one of the languages');
  return { default_language: '', languages };
}

function readHiddenFields(survey: Reader, taken: Set<string>): readonly (HiddenField | undefined)[] {
  return survey.elements('hidden_fields', 0, LIMITS.hiddenFields).map(([value, pointer]) => {
    const reader = Reader.of(value, pointer, survey.defects);
    const key = reader?.key('key', taken);
    const type = reader?.word('type', ['text', 'number', 'boolean'] as const);
    if (reader === undefined || type === undefined) return undefined;
    const option = type === 'text' ? ['segment'] : type === 'number' ? ['bands'] : [];
    reader.refuseOthersThan(['key', 'type', ...option]);
    const segment = type === 'text' ? reader.boolean('segment', true) : true;
    const bands = type === 'number' && reader.has('bands') ? readBands(reader) : undefined;
    if (key === undefined) return undefined;
    if (type === 'text') return { key, type, segment };
    return type === 'number' && bands !== undefined ? { key, type, bands } : { key, type };
  });
}

function readBands(reader: Reader): readonly number[] {
  const bands: number[] = [];
  for (const [value, pointer] of reader.elements('bands', 1, LIMITS.bands)) {
    if (typeof value !== 'number') reader.defects.add(pointer, 'wrong-type', 'must be a number');
    else if (value <= (bands.at(-1) ?? -Infinity)) reader.defects.add(pointer, 'out-of-order', 'bands must ascend');
    else bands.push(value === 0 ? 0 : value);
  }
  return bands;
}

function readQuestions(
  survey: Reader,
  taken: Set<string>,
  fields: readonly (HiddenField | undefined)[],
): readonly (Question | undefined)[] {
  const earlier = new Map<string, Question | undefined>();
  const hiddenFields = new Map(fields.filter((field) => field !== undefined).map((field) => [field.key, field]));
  return survey.elements('questions', 1, LIMITS.questions).map(([value, pointer]) => {
    const before = survey.defects.count;
    const question = readQuestion(value, pointer, survey.defects, taken, (json, at) =>
      readCondition(json, at, survey.defects, { questions: earlier, hiddenFields }),
    );
    const intact = survey.defects.count === before;
    const key = question?.key ?? keyOf(value);
    if (key !== undefined) earlier.set(key, intact ? question : undefined);
    return question;
  });
}

/** The key of a question that is too broken to be read, so that references to it are not reported as well. */
function keyOf(value: unknown): string | undefined {
  const key = typeof value === 'object' && value !== null && 'key' in value ? value.key : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** Reads the texts. Without `questions` any id may be there and none must. */
function readTexts(survey: Reader, languages: Languages, questions: readonly Question[] | undefined): Texts {
  const reader = Reader.of(survey.get('texts'), survey.at('texts'), survey.defects);
  if (reader === undefined) return {};
  const ids = questions?.map(textIdsOf);
  const allowed = ids && new Set([...SURVEY_TEXT_IDS, ...ids.flatMap((id) => [...id.needed, ...id.optional])]);
  const texts = new Map<string, Readonly<Record<string, string>>>();
  for (const language of Object.keys(reader.object)) {
    if (!languages.languages.includes(language)) {
      reader.defect(language, 'unknown-reference', 'is not one of the languages');
      continue;
    }
    texts.set(language, readTextsOfLanguage(reader, language, allowed));
  }
  const standard = reader.get(languages.default_language);
  const used = new Set([...texts.values()].flatMap((each) => Object.keys(each)));
  const needed = new Set([...(ids ?? []).flatMap((id) => id.needed), ...used]);
  for (const id of languages.default_language === '' ? [] : needed) {
    if (isJsonObject(standard) && Object.hasOwn(standard, id)) continue;
    const pointer = pointerTo(reader.at(languages.default_language), id);
    survey.defects.add(pointer, 'missing-text', 'is missing in the default language');
  }
  return Object.fromEntries(texts);
}

function readTextsOfLanguage(
  texts: Reader,
  language: string,
  allowed: ReadonlySet<string> | undefined,
): Readonly<Record<string, string>> {
  const reader = Reader.of(texts.get(language), texts.at(language), texts.defects);
  const own = new Map<string, string>();
  for (const id of Object.keys(reader?.object ?? {})) {
    const text = reader?.get(id);
    if (allowed !== undefined && !allowed.has(id)) reader?.defect(id, 'unknown-reference', 'is the text of nothing');
    if (typeof text !== 'string') reader?.defect(id, 'wrong-type', 'must be a text');
    else if (text.trim() === '') reader?.defect(id, 'required', 'must not be blank');
    else if (!isAtMost(text, LIMITS.textCharacters)) {
      reader?.defect(id, 'too-long', `must have at most ${LIMITS.textCharacters} characters`);
    } else own.set(id, text);
  }
  return Object.fromEntries(own);
}
