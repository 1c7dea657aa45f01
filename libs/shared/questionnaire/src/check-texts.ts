import { pointerTo, type Defects } from './defects.js';
import { pipingDefect } from './piping.js';
import type { CheckedShape, HiddenField, Question } from './survey.js';
import { SURVEY_TEXT_IDS, textIdsOf } from './texts.js';

/** Checks that the survey has the texts that its questions need, all texts in its default language, and no others. */
export function checkTexts(survey: CheckedShape, questions: readonly Question[], defects: Defects): void {
  const { texts = {}, languages = [], default_language: defaultLanguage = '' } = survey;
  if (defects.hasAt('/texts') || defects.hasWithin('/languages') || defects.hasWithin('/default_language')) return;
  // The needed texts depend on the other parts; a defect there must not be reported again here.
  const ids = defects.hasOutside('/texts') ? undefined : questions.map(textIdsOf);
  const allowed = ids && new Set([...SURVEY_TEXT_IDS, ...ids.flatMap((id) => [...id.needed, ...id.optional])]);
  const needed = new Set(ids?.flatMap((id) => id.needed));
  for (const [language, own] of Object.entries(texts)) {
    const pointer = pointerTo('/texts', language);
    if (!languages.includes(language)) defects.add(pointer, 'unknown-reference', 'must be one of `languages`');
    else if (!defects.hasAt(pointer)) {
      checkTextsOfLanguage(own, pointer, { allowed, fields: survey.hidden_fields }, defects);
      for (const id of Object.keys(own)) needed.add(id);
    }
  }
  const pointer = pointerTo('/texts', defaultLanguage);
  const own = Object.hasOwn(texts, defaultLanguage) && !defects.hasAt(pointer) ? (texts[defaultLanguage] ?? {}) : {};
  for (const id of needed) {
    if (!Object.hasOwn(own, id))
      defects.add(pointerTo(pointer, id), 'missing-text', 'is missing in the default language');
  }
}

function checkTextsOfLanguage(
  texts: Readonly<Record<string, string>>,
  pointer: string,
  { allowed, fields = [] }: { allowed: ReadonlySet<string> | undefined; fields: readonly HiddenField[] | undefined },
  defects: Defects,
): void {
  for (const [id, text] of Object.entries(texts)) {
    const at = pointerTo(pointer, id);
    if (allowed?.has(id) === false) defects.add(at, 'unknown-reference', 'is not a text id of this survey');
    if (typeof text !== 'string') continue;
    if (text.trim() === '') defects.add(at, 'required', 'must not be blank');
    const defect = allowed === undefined ? undefined : pipingDefect(id, text, fields);
    if (defect !== undefined) defects.add(at, defect.code, defect.detail);
  }
}
