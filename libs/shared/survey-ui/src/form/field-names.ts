/** The names of the form's own fields begin with a colon, which survey keys cannot contain. */
export const FORM_FIELDS = {
  submission: ':submission',
  /** Secret with which the response can be changed. */
  editKey: ':edit-key',
  version: ':version',
  language: ':language',
  /** The token of a preview, while the survey is only tried out. */
  preview: ':preview',
  /** When the survey was shown, signed. */
  fill: ':fill',
  /** When its sender was asked to wait, signed. */
  waited: ':waited',
  /** `1` once script has seen a person touch the page, in forms of invitations. */
  gesture: ':gesture',
  /** A proof of work, which script fills in if it is asked for one. */
  proof: ':proof',
  /** Which screen the form is: page and part, such as `0.1`. */
  screen: ':screen',
  /** `1` on a device that many people use one after another. */
  kiosk: ':kiosk',
  /** Sent only by forms whose script has run. */
  script: ':script',
  /** The name of the buttons: `next`, `back`, `edit`, `withdraw`, `withdraw-now`, `keep`, or `lang:` and a language. */
  go: ':go',
  /** Honeypot: hidden, and without a name that browsers fill in, so only programs that fill in every field do. */
  trap: ':leave-empty',
} as const;

/** Name of the field for the free text of a choice question. */
export function otherName(key: string): string {
  return `${key}:other`;
}

/** Name of the field for the choice of a row of a matrix, or for the place of a choice of a ranking. */
export function partName(key: string, part: string): string {
  return `${key}:${part}`;
}

/** Id of the first control of a question, the target of links to the question. */
export function firstControl(key: string): string {
  return `q-${key}-0`;
}
