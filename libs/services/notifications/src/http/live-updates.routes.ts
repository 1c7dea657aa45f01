import { Injectable } from '@nestjs/common';
import { CallerWatch, CredentialDirectory, EventStream, RawRoutes, type AccessHook, type Edge } from '@hearback/http';
import { LiveReader } from '../application/live-reader.js';
import { LiveUpdates } from '../application/live-updates.js';

type Server = Parameters<RawRoutes['register']>[0];
type Request = Parameters<AccessHook>[0];
type Reply = Parameters<AccessHook>[1];

const PATH = '/v1/live-updates';

/** Milliseconds after which a browser connects again. */
const RETRY_MS = 2_000;

/** Live updates as server-sent events. */
@Injectable()
export class LiveUpdatesRoutes extends RawRoutes {
  readonly #watch: CallerWatch;

  constructor(
    private readonly updates: LiveUpdates,
    credentials: CredentialDirectory,
  ) {
    super();
    this.#watch = new CallerWatch(credentials);
  }

  override register(server: Server, edge: Edge): void {
    server.get(PATH, { onRequest: edge.allow('workspace:read'), config: { query: [] } }, (request, reply) =>
      this.#stream(request, reply, edge),
    );
    edge.document(PATH, 'get', {
      id: 'streamLiveUpdates',
      summary: 'Stream hints at changes as server-sent events',
      description: DESCRIPTION,
      reply: 'events',
      problems: [429, 503],
    });
  }

  async #stream(request: Request, reply: Reply, edge: Edge): Promise<Reply> {
    const stream = new EventStream();
    const reader = new LiveReader(edge.caller(request), stream, () => this.#watch.isUnchanged(request));
    const lastEventId = request.headers['last-event-id'];
    await this.updates.join(reader, lastEventId?.toString(), () => void stream.begin(reply, { retryMs: RETRY_MS }));
    if (request.method === 'HEAD') stream.end();
    return reply;
  }
}

const DESCRIPTION = `Each event \`hint\` is JSON: \`type\` (\`response\`, \`import\`, \`task\`, \`customer\`, \`survey\`, \`rule\`, \`member\` or
\`workspace\`) and \`id\` of what has changed; a null \`id\` stands for several. Fetch it to see what it is now. You receive the hints
that your permissions allow. With the header \`Last-Event-ID\` you also get what came after that event; the event \`resync\` says that
this is not known any more: fetch everything again. The stream ends when your credential or your permissions change; connect again
then. Each event \`presence\` says that a colleague has a task open (\`task_id\`, \`staff_id\`, \`state\`: \`reading\`, \`writing\` or \`gone\`)
and holds for half a minute. Comments every 15 seconds keep the connection open.`;
