import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { RawRoutes, requestErrors, type Edge } from '@hearback/http';
import { widgetFiles } from '@hearback/widget';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** How long browsers keep the loader, which names the version of all other files. */
const LOADER_SECONDS = 300;

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The scripts of the widget, for pages of all origins. They know no workspace: the page brings its key. */
@Injectable()
export class WidgetFilesRoutes extends RawRoutes {
  readonly #compressed = new Map<string, Buffer>();

  override register(server: FastifyInstance, edge: Edge): void {
    const options = { onRequest: edge.open(), config: { query: [], forCustomers: true } };
    server.get('/widget.js', options, (request, reply) =>
      this.#send(request, reply, widgetFiles().loader, `public, max-age=${LOADER_SECONDS}`),
    );
    server.get<{ Params: { version: string; file: string } }>('/widget/:version/:file', options, (request, reply) => {
      const { version, files } = widgetFiles();
      const text = request.params.version === version ? files.get(request.params.file) : undefined;
      if (text === undefined) throw requestErrors.error('not-found');
      return this.#send(request, reply, text, IMMUTABLE);
    });
    document(edge);
  }

  #send(request: FastifyRequest, reply: FastifyReply, text: string, caching: string): FastifyReply {
    const encoding = encodingFor(request.headers['accept-encoding']);
    if (encoding !== undefined) void reply.header('content-encoding', encoding);
    return reply
      .header('cache-control', caching)
      .header('vary', 'Accept-Encoding')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('text/javascript; charset=utf-8')
      .send(encoding === undefined ? text : this.#compress(text, encoding));
  }

  /** Compresses each file once for each encoding. */
  #compress(text: string, encoding: Encoding): Buffer {
    const key = `${encoding} ${text}`;
    let bytes = this.#compressed.get(key);
    if (bytes === undefined) this.#compressed.set(key, (bytes = COMPRESS[encoding](text)));
    return bytes;
  }
}

type Encoding = 'br' | 'gzip';

const COMPRESS: Readonly<Record<Encoding, (text: string) => Buffer>> = {
  br: (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (text) => gzipSync(text, { level: 9 }),
};

function encodingFor(accepted: string | undefined): Encoding | undefined {
  const names = (accepted ?? '').split(',').map((part) => part.trim());
  return (['br', 'gzip'] as const).find((name) => names.includes(name));
}

function document(edge: Edge): void {
  edge.document('/widget.js', 'get', {
    id: 'loadWidget',
    summary: 'Load the widget',
    description:
      'For pages of shops: `<script async src="…/widget.js" data-key="hbp_live_…">`. It loads the other files only when there is something to show.',
    reply: 'javascript',
  });
  edge.document('/widget/:version/:file', 'get', {
    id: 'loadWidgetFile',
    summary: 'Load a file of the widget',
    description: 'The version contains a hash of all files, so a file never changes.',
    reply: 'javascript',
    parameters: { version: 'Version, as the loader names it.', file: 'Name of the file, as the widget names it.' },
    problems: [404],
  });
}
