import { SESSION_LIFETIME } from '../domain/session.js';

/** `__Host-`: the browser takes it from this host alone, over a secure connection, for all its paths. */
const NAME = '__Host-hearback';
const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=Lax';

/** `Set-Cookie` that carries a session's secret until the session ends at the latest. */
export function sessionCookie(secret: string): string {
  return `${NAME}=${secret}; Max-Age=${SESSION_LIFETIME / 1000}; ${ATTRIBUTES}`;
}

/** `Set-Cookie` that takes the session's secret out of the browser. */
export const NO_SESSION_COOKIE = `${NAME}=; Max-Age=0; ${ATTRIBUTES}`;

/** The session's secret in a `Cookie` header. */
export function secretInCookies(header: string | undefined): string | undefined {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${NAME}=`));
  const secret = pair?.slice(pair.indexOf('=') + 1).trim();
  return secret === '' ? undefined : secret;
}
