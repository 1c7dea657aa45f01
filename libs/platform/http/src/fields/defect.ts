/** Why a value is not acceptable: `code` is stable, `detail` is a sentence, `path` leads from the field to the spot. */
export interface Defect {
  readonly code: string;
  readonly detail: string;
  readonly path?: string;
}
