import { errorTables } from '@hearback/kernel';
import { statusOfDefinition } from '../problems/problems.js';

/** Member of the OpenAPI document that lists all problems. */
export const PROBLEMS_EXTENSION = 'x-problems';

/** A problem as the reference shows it. */
export interface ProblemEntry {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly remedy: string;
}

/** All problems that the loaded services and the edge can answer with. */
export function problemEntries(): readonly ProblemEntry[] {
  return errorTables().flatMap(({ service, definitions }) =>
    Object.entries(definitions)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, definition]) => ({
        code: `${service}.${code}`,
        status: statusOfDefinition(definition),
        title: definition.title,
        remedy: definition.remedy,
      })),
  );
}

/** The text of docs/problems.md. */
export function problemsReference(): string {
  const entries = problemEntries().map(
    ({ code, status, title, remedy }) => `## ${code}\n\n${status} · ${title}\n\n${remedy}\n`,
  );
  const head =
    '# Problems\n\nGenerated from the error tables of the services; every reply that is not a success is one of these, as\n`application/problem+json` (RFC 9457).\n';
  return [head, ...entries].join('\n');
}
