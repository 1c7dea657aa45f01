import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { htmlReply } from '../server/html-reply.js';
import type { AccessHook } from '../routes/raw-routes.js';
import { problemsPage } from './problems-page.js';
import { PROBLEMS_EXTENSION, type ProblemEntry } from './problems-reference.js';

/** The API that the pages document. */
export interface DocumentedApi {
  /** The OpenAPI document; its extension `x-problems` has the entries of the problems' page. */
  document(): { readonly [PROBLEMS_EXTENSION]: readonly ProblemEntry[] };
  /** The access hook of each of the routes. */
  readonly onRequest: AccessHook;
  /** Where the documentation has a page of the problems; without it there is a plain one. */
  readonly problemsPage?: string;
}

/** Files of Swagger UI that its page loads, with their types. */
const ASSETS = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' } as const;

const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hearback API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

/** Same origin only; inline styles are allowed, because Swagger UI sets some. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/api/openapi.json`, `/api/docs` and `/api/problems`: they load nothing from other origins. */
export function registerDocs(
  server: FastifyInstance,
  { document, onRequest, problemsPage: page }: DocumentedApi,
): void {
  const open = { onRequest };
  let text: string | undefined;
  server.get('/api/openapi.json', open, (_request, reply) => {
    text ??= JSON.stringify(document());
    return reply.type('application/json; charset=utf-8').send(text);
  });
  server.get('/api/docs', open, (_request, reply) => htmlReply(reply, DOCS_PAGE, { csp: DOCS_POLICY }));
  server.get('/api/docs/start.js', open, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  for (const [file, type] of Object.entries(ASSETS)) {
    server.get(`/api/docs/${file}`, open, (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=86400')
        .type(`${type}; charset=utf-8`)
        .send(createReadStream(join(swaggerUi(), file))),
    );
  }
  server.get('/api/problems', open, (_request, reply) =>
    // A browser keeps the fragment, which is the code of the problem.
    page === undefined ? htmlReply(reply, problemsPage(document()[PROBLEMS_EXTENSION])) : reply.redirect(page, 302),
  );
}

/** The folder of Swagger UI's files, which come with @nestjs/swagger. */
function swaggerUi(): string {
  const ownRequire = createRequire(import.meta.url);
  return dirname(createRequire(ownRequire.resolve('@nestjs/swagger')).resolve('swagger-ui-dist/package.json'));
}
