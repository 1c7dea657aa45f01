import { ExportTickets } from '@hearback/http';
import type { Medium } from './medium.js';

/** The lines of a file in an export of a workspace as of now; by default of the test's own. */
export async function exportedLines(
  medium: Medium,
  file: string,
  tenantId = medium.tenantId,
  // oxlint-disable-next-line typescript/no-explicit-any -- a client's view of JSON
): Promise<any[]> {
  const ticket = medium.app.get(ExportTickets, { strict: false }).ticketOf({ tenantId, asOf: medium.clock.now() });
  const reply = await fetch(`${medium.url}/v1/exports/${ticket}/${file}`, { headers: medium.headersOf({ tenantId }) });
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`${file}: ${reply.status} ${text}`);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
