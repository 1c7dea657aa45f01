/** A copy of a customer's data, which is put together of what all services store. */
export interface DataCopy {
  readonly id: string;
  readonly customerId: string;
  /** BCP 47 tag of the mail and of the page. */
  readonly language: string;
  readonly requestedAt: Date;
  /** When all services had said what they store, and the mail was sent; null: not yet. */
  readonly completedAt: Date | null;
  /** When its link stops working; null: it is not sent yet. */
  readonly expiresAt: Date | null;
  /** When the customer fetched it first. */
  readonly openedAt: Date | null;
}

/** How a copy stands. */
export const DATA_COPY_STATES = ['collecting', 'mailed', 'opened', 'expired'] as const;
export type DataCopyState = (typeof DATA_COPY_STATES)[number];

const MINUTE = 60_000;
/** How long the link of a copy works, in milliseconds. */
const MAILED_FOR = 7 * 24 * 60 * MINUTE;
/** How long a copy can still be fetched once it was opened: as a page and as a file, or again if a reply was lost. */
const OPEN_FOR = 30 * MINUTE;
/** No second copy is begun for so long, in milliseconds. */
export const NEXT_COPY_AFTER = 15 * MINUTE;

/** When the link of a copy that is mailed now stops working. */
export function expiryOf(mailedAt: Date): Date {
  return new Date(mailedAt.getTime() + MAILED_FOR);
}

/** When a copy that is opened now cannot be fetched any more. */
export function closesAt({ openedAt, expiresAt }: Pick<DataCopy, 'openedAt' | 'expiresAt'>): Date | null {
  if (expiresAt === null || openedAt === null) return expiresAt;
  return new Date(Math.min(expiresAt.getTime(), openedAt.getTime() + OPEN_FOR));
}

/** How the copy stands at this time. */
export function dataCopyState(copy: DataCopy, now: Date): DataCopyState {
  const closes = closesAt(copy);
  if (closes === null) return 'collecting';
  if (closes <= now) return 'expired';
  return copy.openedAt === null ? 'mailed' : 'opened';
}

/** Whether all services have said everything. `received`: parts that arrived, and their number, by service. */
export function isComplete(
  services: readonly string[],
  received: readonly { readonly service: string; readonly arrived: number; readonly parts: number }[],
): boolean {
  return services.every((service) => received.some((each) => each.service === service && each.arrived >= each.parts));
}
