import { csvLine } from '@hearback/kernel';

/** The kinds of data of which a report counts how much there was. */
export const DATA_KINDS = [
  'name',
  'email_addresses',
  'phone_numbers',
  'other_identities',
  'attributes',
  'events',
  'questions',
  'answers',
  'messages',
  'tasks',
  'promises',
  'decisions',
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** Which kinds of data of a customer were there, and how much: no content, and no more than the workspace's own id. */
export interface AffectedCustomer {
  readonly id: string;
  /** The workspace's own id. */
  readonly externalId: string;
  readonly counts: Readonly<Record<DataKind, number>>;
}

/** The first line of the report. */
export const AFFECTED_HEADER = csvLine(['external_id', ...DATA_KINDS]);

/** The line of a customer. */
export function affectedLine({ externalId, counts }: AffectedCustomer): string {
  return csvLine([externalId, ...DATA_KINDS.map((kind) => counts[kind])]);
}
