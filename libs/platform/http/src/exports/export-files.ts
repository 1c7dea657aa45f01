import type { Page, PageRequest, Position } from '@hearback/kernel';

/** Items read at a time unless they are large; bounds the memory that a slow reader holds. */
const BATCH = 500;

/** The files that the export of a workspace consists of, by the service that has their contents. */
export const EXPORT_FILES = {
  accounts: ['workspace', 'brand', 'members', 'invitations', 'teams', 'audit-entries'],
  survey: [
    'touchpoints',
    'surveys',
    'survey-versions',
    'survey-widgets',
    'plans',
    'survey-invitations',
    'touches',
    'attention-rules',
  ],
  customers: [
    'attributes',
    'customers',
    'customer-events',
    'segments',
    'customer-merges',
    'customer-lists',
    'consent-entries',
    'preferences',
    'privacy-requests',
    'customer-imports',
    'customer-rejected-rows',
  ],
  responses: ['tags', 'responses', 'personal-links', 'saved-views', 'imports', 'rejected-rows'],
  followups: [
    'root-causes',
    'calendars',
    'sla-targets',
    'playbooks',
    'blueprint',
    'work-settings',
    'task-work',
    'rules',
    'rule-versions',
    'tasks',
    'promises',
    'thread-messages',
    'snippets',
    'rule-acts',
    'recovery-settings',
    'recovery-surveys',
  ],
  notifications: ['sender', 'suppressed-addresses', 'report-recipients'],
  analytics: ['annotations', 'anonymous-reports', 'goals', 'scenarios', 'topics', 'report-schedules', 'boards'],
} as const;

export type ExportFileName = (typeof EXPORT_FILES)[ExportingService][number];

/** The names of all files. */
export const EXPORT_FILE_NAMES: readonly ExportFileName[] = Object.values(EXPORT_FILES).flat();

export type ExportingService = keyof typeof EXPORT_FILES;

/** What is exported: a workspace, and what it had at this time. */
export interface ExportOf {
  readonly tenantId: string;
  /** What was made later is left out. */
  readonly asOf: Date;
}

/** A file of an export: JSON lines. */
export interface ExportFile {
  /** What a line is, as in “a customer as `GET /v1/customers` shows it”. */
  readonly line: string;
  /** The lines as objects, in batches that are read as they are consumed. */
  read(what: ExportOf): AsyncIterable<readonly object[]>;
}

/** The files of a service by name; each service provides its own. */
export abstract class ExportFiles<S extends ExportingService = ExportingService> {
  abstract readonly files: Readonly<Record<(typeof EXPORT_FILES)[S][number], ExportFile>>;
}

/** A file of items that can be listed by the time at which they were made. */
export function listedFile<T>(file: {
  readonly line: string;
  readonly list: (tenantId: string, page: PageRequest) => Promise<Page<T>>;
  readonly positionOf: (item: T) => Position;
  readonly toLine: (item: T) => object;
  /** Items read at a time. Default: 500. */
  readonly batch?: number;
}): ExportFile {
  return {
    line: file.line,
    async *read(what) {
      for await (const items of itemsOf(what, file)) yield items.map(file.toLine);
    },
  };
}

/** A file whose lines are few enough to be read at once. */
export function smallFile(line: string, read: (tenantId: string) => Promise<readonly object[]>): ExportFile {
  return {
    line,
    async *read({ tenantId }) {
      yield await read(tenantId);
    },
  };
}

/**
 * All items of a list that were made until the time of the export. The list is ordered by that time, or by ids that grow with it: a
 * page of later items is the last one, or the export of a busy workspace might never finish.
 */
export async function* itemsOf<T>(
  { tenantId, asOf }: ExportOf,
  from: {
    readonly list: (tenantId: string, page: PageRequest) => Promise<Page<T>>;
    readonly positionOf: (item: T) => Position;
    readonly batch?: number;
  },
): AsyncGenerator<readonly T[]> {
  for (let after: Position | undefined; ;) {
    const { items, hasMore } = await from.list(tenantId, { after, order: 'asc', limit: from.batch ?? BATCH });
    const made = items.filter((item) => from.positionOf(item).createdAt <= asOf);
    if (made.length > 0) yield made;
    const last = items.at(-1);
    if (!hasMore || last === undefined || made.length === 0) return;
    after = from.positionOf(last);
  }
}
