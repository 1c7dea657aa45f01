import { SERVICE_NAMES, type ServiceName } from '@hearback/kernel';

/** What a service has emptied, by kind of data. */
export interface ErasurePart {
  readonly service: ServiceName;
  readonly counts: Readonly<Record<string, number>>;
  readonly appliedAt: Date;
  /** Whether nothing follows. */
  readonly isFinal: boolean;
}

/** The erasure of a customer, and what became of it: the receipt. */
export interface Erasure {
  readonly id: string;
  /** The id that the customer had; it leads to no profile. */
  readonly customerId: string;
  readonly actor: { readonly kind: 'staff' | 'key'; readonly id: string };
  readonly requestedAt: Date;
  /** When the last service had finished; null: not yet. */
  readonly completedAt: Date | null;
  readonly parts: readonly ErasurePart[];
}

/** `late`: not complete after a minute, which an operator should look into. */
export const ERASURE_STATES = ['running', 'complete', 'late'] as const;
export type ErasureState = (typeof ERASURE_STATES)[number];

/** Milliseconds after which an erasure that is not complete is late. */
export const LATE_AFTER = 60_000;

/** How the erasure stands at this time. */
export function erasureState({ completedAt, requestedAt }: Erasure, now: Date): ErasureState {
  if (completedAt !== null) return 'complete';
  return now.getTime() - requestedAt.getTime() > LATE_AFTER ? 'late' : 'running';
}

/** Whether all services have finished. */
export function isComplete(parts: readonly ErasurePart[]): boolean {
  return SERVICE_NAMES.every((name) => parts.some(({ service, isFinal }) => service === name && isFinal));
}
