/** Views of one member, and shared ones of a workspace. */
export const VIEWS_OF_WORKSPACE = 200;

/** A filter of the inbox with a name. */
export interface SavedView {
  readonly id: string;
  /** The member who made it. */
  readonly ownerId: string;
  readonly name: string;
  /** Everybody in the workspace sees it. */
  readonly isShared: boolean;
  /** Parameters of the list of responses, and `days` for a period that ends now. */
  readonly filter: Readonly<Record<string, string | number | boolean>>;
  readonly createdAt: Date;
}

/** Whether the member may change the view: their own, and as an editor also what is shared. */
export function mayChange(view: SavedView, memberId: string, isEditor: boolean): boolean {
  return view.ownerId === memberId || (view.isShared && isEditor);
}
