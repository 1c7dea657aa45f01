import type { WidgetChangedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';

/** The copy of how surveys are shown on web pages; surveys are loaded with it. */
export abstract class WidgetCopies {
  /** Saves the newest revision; an older one changes nothing. */
  abstract save(tx: BatchTx, tenantId: string, widget: WidgetChangedV1): Promise<void>;
}
