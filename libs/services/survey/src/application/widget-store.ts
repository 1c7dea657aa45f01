import type { TenantTx } from '@hearback/database';
import type { WidgetSettings } from '../domain/widget.js';

/** Stored settings of a survey's widget. */
export interface StoredWidget {
  readonly settings: WidgetSettings;
  /** Counts the changes, from 1. */
  readonly revision: number;
  readonly updatedAt: Date;
}

/** How surveys are shown on web pages. */
export abstract class WidgetStore {
  /** `undefined` if nobody has set it. */
  abstract find(tx: TenantTx, surveyId: string): Promise<StoredWidget | undefined>;
  /** The settings of these surveys, by id; without those that nobody has set. */
  abstract findAll(tx: TenantTx, surveyIds: readonly string[]): Promise<ReadonlyMap<string, StoredWidget>>;
  abstract save(tx: TenantTx, surveyId: string, widget: StoredWidget): Promise<void>;
  /** The number of enabled surveys of the workspace, without this one. */
  abstract countOtherEnabled(tx: TenantTx, surveyId: string): Promise<number>;
}
