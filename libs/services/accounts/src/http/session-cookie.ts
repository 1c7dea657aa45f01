import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { sessionTokenOf } from '@hearback/http';
import { SESSION_LIFETIME } from '../domain/session.js';

/** A reply that can carry a cookie. */
export interface CookieReply {
  header(name: 'set-cookie', value: string): unknown;
}

/** `__Host-` makes browsers insist on Secure, Path=/ and no Domain. */
const NAME = '__Host-hearback';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** Parameter: the secret of the session that the browser shows, if it shows one. */
export const ShownSecret = createParamDecorator<void>((_data, context: ExecutionContext) =>
  sessionTokenOf(context.switchToHttp().getRequest<Parameters<typeof sessionTokenOf>[0]>()),
);

/** Gives the browser the secret of a session, until the session ends at the latest. */
export function giveSession(reply: CookieReply, secret: string): void {
  reply.header('set-cookie', `${NAME}=${secret}; Max-Age=${SESSION_LIFETIME / 1000}; ${ATTRIBUTES}`);
}

/** Takes the session from the browser. */
export function takeSession(reply: CookieReply): void {
  reply.header('set-cookie', `${NAME}=; Max-Age=0; ${ATTRIBUTES}`);
}
