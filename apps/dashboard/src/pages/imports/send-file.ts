import { ApiProblem, type Reply } from '../../api/client.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a file, which becomes an import that waits to be confirmed. `fetch` does not tell how much has been sent. */
export function sendFile(file: File, onProgress: (percent: number) => void): Promise<Reply<'createImport'>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/v1/imports?file_name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', file.name.toLowerCase().endsWith('.xlsx') ? XLSX : 'text/csv');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(Math.round((100 * loaded) / total)));
    request.addEventListener('error', () => reject(new TypeError('no reply')));
    request.addEventListener('load', () => {
      const body: unknown = JSON.parse(request.responseText);
      if (request.status === 202) resolve(body as Reply<'createImport'>);
      else reject(new ApiProblem({ ...(body as ApiProblem['problem']), status: request.status }));
    });
    request.send(file);
  });
}
