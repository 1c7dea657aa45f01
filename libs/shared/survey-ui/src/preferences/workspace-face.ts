import type { Contact } from '../parts/page-footer.js';
import type { Sender } from '../parts/brand-header.js';

/** What customers see of a workspace on pages that links in mails open. */
export interface WorkspaceFace {
  /** The name that customers know; null until the service knows the workspace. */
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

/** What the frame of a page shows of a workspace. */
export function shownFace({ name, logoPath, contact, privacyUrl }: WorkspaceFace): {
  readonly sender: Sender;
  readonly contact: Contact | undefined;
  readonly privacyUrl: string | undefined;
} {
  return {
    sender: { name: name ?? undefined, logo: logoPath ?? undefined },
    contact: contact ?? undefined,
    privacyUrl: privacyUrl ?? undefined,
  };
}
