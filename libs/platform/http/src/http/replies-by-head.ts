import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** A request of which no more than the head has been read. */
export interface RequestHead {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly socket: Socket;
}

/** Gives the whole reply, in Latin-1, or nothing: then the request goes the ordinary way. */
export type ReplyToHead = (head: RequestHead) => string | undefined;

/** A body of more bytes is not read away after a reply. */
export const READ_AWAY = 65_536;

/** Numbers of methods as the parser gives them. */
const METHODS = new Map<number, RequestHead['method']>([
  [1, 'GET'],
  [3, 'POST'],
]);

/** Headers that say more of how a request is to be read than its length; the ordinary way knows all of that. */
const UNUSUAL = new Set(['transfer-encoding', 'expect', 'upgrade']);
const CONTENT_LENGTH = 'content-length';

/** What Node's parser calls its listeners by: numbers of properties of the parser itself. */
interface Callbacks {
  readonly kOnHeadersComplete?: number;
  readonly kOnBody?: number;
  readonly kOnMessageComplete?: number;
}

type Callback = (this: Parser, ...values: unknown[]) => unknown;

/** Node's parser of one connection, a property of the socket; later it serves another connection. */
interface Parser {
  readonly constructor: Callbacks;
  readonly socket: Socket | null;
  [callback: number]: Callback | undefined;
}

interface Connection {
  readonly replies: RepliesByHead;
  readonly server: Server;
  readonly socket: Socket;
  /** Whether the request that is being read has been replied to. */
  isReplied: boolean;
  /** Whether an idle connection is closed by a timer of ours, as Node has none before the first ordinary request. */
  isTimed: boolean;
}

const connections = new WeakMap<Parser, Connection>();
const tapped = new WeakSet<Parser>();

/**
 * Lets requests be replied to when their head is read: before Node makes a request and a response of them, which costs more than all else
 * of a short reply. Where a request begins and ends is still for Node's parser to say. Only what is plain goes this way:
 * GET and POST on a connection that is kept, with no earlier request still to be answered, and with a body of known and small length, which is
 * read away. The parser is no documented part of Node: with one that is made otherwise, all requests go the ordinary way.
 */
export class RepliesByHead {
  /** Connections whose reply waits until all have been read: each that is sent wakes whoever waits for it, who may take the processor. */
  readonly #corked: Socket[] = [];

  constructor(private readonly replyTo: ReplyToHead) {}

  /** Sees the heads of all requests to this server. */
  watch(server: Server): void {
    server.on('connection', (socket: Socket) => {
      const { parser } = socket as Socket & { readonly parser?: Parser };
      if (parser === undefined || !tap(parser)) return;
      connections.set(parser, { replies: this, server, socket, isReplied: false, isTimed: false });
    });
  }

  /** Sends the replies that wait; otherwise they are sent when all sockets have been looked at. */
  flush(): void {
    for (const socket of this.#corked.splice(0)) socket.uncork();
  }

  /** Whether the request that has this head is replied to here; its values are in the order of the parser. */
  take(connection: Connection, values: readonly unknown[]): boolean {
    const { server, socket } = connection;
    const head = headOf(socket, values);
    const reply = head === undefined ? undefined : this.replyTo(head);
    if (reply === undefined) {
      if (connection.isTimed) socket.setTimeout(server.timeout);
      connection.isTimed = false;
      return false;
    }
    connection.isReplied = true;
    socket.cork();
    socket.write(reply, 'latin1');
    if (this.#corked.push(socket) === 1) setImmediate(() => this.flush());
    if (!connection.isTimed && (socket.timeout ?? 0) === 0) {
      socket.setTimeout(server.keepAliveTimeout);
      connection.isTimed = true;
    }
    return true;
  }
}

/** Listens before Node does, for as long as the parser exists. False where it is not made as expected. */
function tap(parser: Parser): boolean {
  if (tapped.has(parser)) return true;
  const { kOnHeadersComplete, kOnBody, kOnMessageComplete } = parser.constructor;
  if (kOnHeadersComplete === undefined || kOnBody === undefined || kOnMessageComplete === undefined) return false;
  const onHeadersComplete = parser[kOnHeadersComplete];
  const onBody = parser[kOnBody];
  const onMessageComplete = parser[kOnMessageComplete];
  if (onHeadersComplete === undefined || onBody === undefined || onMessageComplete === undefined) return false;
  parser[kOnHeadersComplete] = function (this: Parser, ...head) {
    const connection = connectionOf(this);
    if (connection?.replies.take(connection, head) === true) return 0;
    return onHeadersComplete.apply(this, head);
  };
  parser[kOnBody] = function (this: Parser, ...body) {
    return connectionOf(this)?.isReplied === true ? undefined : onBody.apply(this, body);
  };
  parser[kOnMessageComplete] = function (this: Parser, ...values) {
    const connection = connectionOf(this);
    if (connection?.isReplied !== true) return onMessageComplete.apply(this, values);
    connection.isReplied = false;
    return undefined;
  };
  tapped.add(parser);
  return true;
}

/** Nothing where the parser serves a connection of another server, or of a client, by now. */
function connectionOf(parser: Parser): Connection | undefined {
  const connection = connections.get(parser);
  return connection?.socket === parser.socket ? connection : undefined;
}

/** The head of a plain request; nothing of any other. The order of values is the parser's. */
function headOf(socket: Socket, values: readonly unknown[]): RequestHead | undefined {
  const [, , headers, number, url, , , isUpgrade, isKept] = values;
  const method = METHODS.get(number as number);
  if (method === undefined || isUpgrade !== false || isKept !== true) return undefined;
  // The parser gives neither in a long head, which it told of in parts.
  if (!Array.isArray(headers) || typeof url !== 'string') return undefined;
  const { _httpMessage: answered } = socket as Socket & { readonly _httpMessage?: unknown };
  const isFree = (answered ?? null) === null && socket.writable && socket.writableLength === 0;
  return isFree && hasPlainBody(headers as readonly string[]) ? { url, method, socket } : undefined;
}

/** Whether the body is short and comes in one piece, as far as names (at even places) and values say. */
function hasPlainBody(headers: readonly string[]): boolean {
  for (let at = 0; at < headers.length; at += 2) {
    const name = (headers[at] as string).toLowerCase();
    if (UNUSUAL.has(name) || (name === CONTENT_LENGTH && Number(headers[at + 1]) > READ_AWAY)) return false;
  }
  return true;
}
