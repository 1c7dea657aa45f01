/** The limits of a survey JSON and of a submission; the page of the API's limits quotes them. */
export const LIMITS = {
  /** Bytes of the survey JSON in UTF-8 without white space. */
  surveyBytes: 1_048_576,
  /** Nesting of objects and arrays in a survey, the survey itself included. */
  depth: 20,
  questions: 500,
  hiddenFields: 100,
  choices: 200,
  languages: 50,
  /** Comparisons in one `show_if`. */
  comparisons: 100,
  bands: 50,
  /** Characters of a text of the survey and of an answer in words. */
  textCharacters: 10_000,
  /** Characters of a hidden field's text. */
  hiddenTextCharacters: 200,
  /** Defects reported of one input; the first ones. */
  errors: 50,
} as const;
