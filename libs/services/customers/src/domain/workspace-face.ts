/** What customers see of a workspace on pages that links in mails open. */
export interface WorkspaceFace {
  /** The name that customers know; null until this service knows the workspace. */
  readonly name: string | null;
  /** `#rrggbb` as staff chose it; null: the neutral colour. */
  readonly color: string | null;
  readonly contact: {
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
    readonly hours: string | null;
  } | null;
  readonly privacyUrl: string | null;
  readonly logoPath: string | null;
  readonly tone: 'formal' | 'informal';
}

/** That of a workspace of which nothing is known yet. */
export const NO_FACE: WorkspaceFace = {
  name: null,
  color: null,
  contact: null,
  privacyUrl: null,
  logoPath: null,
  tone: 'formal',
};
