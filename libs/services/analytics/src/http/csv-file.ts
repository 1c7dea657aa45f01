import { csvLine, type Cell } from '@hearback/kernel';
import type { FastifyReply } from 'fastify';

/** A report as CSV: a header and rows. */
export function csvFile(header: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((cells) => csvLine(cells)).join('');
}

/** Sends a report as a CSV file. */
export async function sendCsv(reply: FastifyReply, name: string, text: string): Promise<void> {
  await reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(text);
}
