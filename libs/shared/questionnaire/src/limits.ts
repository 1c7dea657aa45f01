/** The limits of a survey JSON and of a submission. */
export const LIMITS = {
  /** UTF-8 bytes of the survey JSON without white space. */
  surveyBytes: 1_048_576,
  /** Levels of objects and arrays in a survey, including the survey itself. */
  depth: 20,
  questions: 500,
  hiddenFields: 100,
  choices: 200,
  /** Choices of a ranking. */
  rankedChoices: 50,
  /** Rows and choices of a matrix. */
  rows: 50,
  columns: 20,
  languages: 50,
  /** Comparisons in one `show_if`. */
  comparisons: 100,
  bands: 50,
  /** Characters of a text of the survey, and of a text answer. */
  textCharacters: 10_000,
  /** Characters of a text in a hidden field; a longer one is cut, with an ellipsis at its end. */
  hiddenTextCharacters: 200,
  /** Defects that are reported for one input. */
  errors: 50,
} as const;
