import { ApiProblem, type Reply } from '../../api/client.js';
import type { Content } from './guess-content.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An import of a file that was sent; it waits to be confirmed. */
export type SentImport = Pick<Reply<'createImport'>, 'id'>;

/** Sends a file. `fetch` does not tell how much has been sent. */
export function sendFile(file: File, holds: Content, onProgress: (percent: number) => void): Promise<SentImport> {
  const name = `file_name=${encodeURIComponent(file.name)}`;
  const path = holds === 'answers' ? `/v1/imports?${name}` : `/v1/customer-imports?holds=${holds}&${name}`;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', file.name.toLowerCase().endsWith('.xlsx') ? XLSX : 'text/csv');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(Math.round((100 * loaded) / total)));
    request.addEventListener('error', () => reject(new TypeError('no reply')));
    request.addEventListener('load', () => {
      const body: unknown = JSON.parse(request.responseText);
      if (request.status === 202) resolve(body as SentImport);
      else reject(new ApiProblem({ ...(body as ApiProblem['problem']), status: request.status }));
    });
    request.send(file);
  });
}
