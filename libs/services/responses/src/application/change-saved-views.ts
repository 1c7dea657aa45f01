import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { mayChange, VIEWS_OF_WORKSPACE, type SavedView } from '../domain/saved-view.js';
import { responsesErrors } from './responses.errors.js';
import { SavedViewStore } from './saved-view-store.js';

/** Who changes a view: a member, and whether they may change what others share. */
export interface ViewEditor {
  readonly memberId: string | null;
  readonly isEditor: boolean;
}

/** What a member decides about a view. */
export type ViewContent = Pick<SavedView, 'name' | 'isShared' | 'filter'>;

/** Saves, changes and deletes views of the inbox. Views of others that are not shared do not exist for a member. */
@Injectable()
export class ChangeSavedViews {
  constructor(
    private readonly views: SavedViewStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws members-only, view-not-yours for a viewer who shares, and too-many-views. */
  create(unit: UnitOfWork, content: ViewContent, { memberId, isEditor }: ViewEditor): Promise<SavedView> {
    if (memberId === null) throw responsesErrors.error('members-only');
    if (content.isShared && !isEditor) throw responsesErrors.error('view-not-yours');
    return unit.run(async (tx) => {
      if ((await this.views.count(tx, memberId)) >= VIEWS_OF_WORKSPACE) throw responsesErrors.error('too-many-views');
      const view = { ...content, id: this.ids.next(), ownerId: memberId, createdAt: this.clock.now() };
      await this.views.put(tx, view);
      return view;
    });
  }

  /** Throws members-only, view-not-found and view-not-yours. */
  update(unit: UnitOfWork, id: string, change: Partial<ViewContent>, editor: ViewEditor): Promise<SavedView> {
    return unit.run(async (tx) => {
      const before = await this.#changeable(tx, id, editor);
      const view = { ...before, ...change };
      if (view.isShared && !editor.isEditor) throw responsesErrors.error('view-not-yours');
      await this.views.put(tx, view);
      return view;
    });
  }

  /** Throws members-only, view-not-found and view-not-yours. */
  delete(unit: UnitOfWork, id: string, editor: ViewEditor): Promise<void> {
    return unit.run(async (tx) => {
      await this.#changeable(tx, id, editor);
      await this.views.delete(tx, id);
    });
  }

  async #changeable(tx: TenantTx, id: string, { memberId, isEditor }: ViewEditor): Promise<SavedView> {
    if (memberId === null) throw responsesErrors.error('members-only');
    const view = await this.views.lock(tx, id);
    if (view === undefined || (view.ownerId !== memberId && !view.isShared))
      throw responsesErrors.error('view-not-found');
    if (!mayChange(view, memberId, isEditor)) throw responsesErrors.error('view-not-yours');
    return view;
  }
}
