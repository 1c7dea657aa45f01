import type { FieldError } from '@hearback/kernel';
import { errorText, interfaceTexts, type FilledIn, type SurveyView } from '@hearback/survey-ui';
import type { SurveyVisit } from './survey-visit.js';

/** The survey with answers and their defects, as pages render it. */
export function viewOf(
  { survey: { compiled, brand }, customer }: SurveyVisit,
  language: string,
  { answers, hiddenFields }: Pick<FilledIn, 'answers' | 'hiddenFields'> = { answers: {}, hiddenFields: {} },
  defects: readonly FieldError[] = [],
): SurveyView {
  const own = interfaceTexts(language, compiled.survey.tone ?? brand.tone);
  const errors = defects.flatMap(({ pointer, code }) => {
    const question = compiled.survey.questions.find(({ key }) => key === keyOf(pointer));
    return question === undefined ? [] : [[question.key, errorText(own, question, code)] as const];
  });
  return {
    survey: compiled.survey,
    language,
    own,
    answers,
    piped: { hidden: hiddenFields, customer },
    errors: new Map(errors),
  };
}

/** The workspace as its customers know it. */
export function brandOf({ survey: { brand } }: SurveyVisit) {
  const { name, logoPath, contact, privacyUrl, callBackUrl } = brand;
  return {
    sender: { name: name ?? undefined, logo: logoPath ?? undefined },
    contact: contact
      ? {
          name: contact.name,
          phone: contact.phone ?? undefined,
          email: contact.email ?? undefined,
          hours: contact.hours ?? undefined,
        }
      : undefined,
    callBack: callBackUrl ?? undefined,
    privacyUrl: privacyUrl ?? undefined,
  };
}

/** What the head of every page of a survey has. */
export function headOf(visit: SurveyVisit) {
  const { brand, settings } = visit.survey;
  return {
    brand: brand.color ?? undefined,
    sender: brandOf(visit).sender,
    frameOrigins: settings.frameOrigins,
  };
}

/** The question key in a pointer such as `/answers/nps`. */
export function keyOf(pointer: string): string {
  return pointer.split('/')[2] ?? '';
}
