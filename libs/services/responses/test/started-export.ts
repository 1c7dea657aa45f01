import type { Medium } from '@hearback/testing';

/** Starts an export of responses as the caller, and is the reply. */
export function startExport(medium: Medium, body: object, caller: Parameters<Medium['as']>[0] = {}) {
  return medium.as(caller).post('/v1/responses/exports').send(body);
}

/** The address of the file of a new export. */
export async function exportPath(medium: Medium, body: object): Promise<string> {
  const reply = await startExport(medium, body);
  if (reply.status !== 201) throw new Error(`no export: ${reply.status} ${reply.text}`);
  return (reply.body as { path: string }).path;
}
