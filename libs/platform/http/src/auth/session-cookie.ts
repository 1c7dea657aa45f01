import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Name of the session cookie; the prefix makes browsers insist on Secure, Path=/ and no Domain. */
export const SESSION_COOKIE = '__Host-hearback';

/** Name of the cookie of a browser in which somebody has signed in before. */
export const DEVICE_COOKIE = '__Host-hearback-device';

/** Name of the cookie between the two steps of a sign-in. */
export const SECOND_STEP_COOKIE = '__Host-hearback-step';

/** Name of the cookie of a browser that is at an identity provider. */
export const SINGLE_SIGN_ON_COOKIE = '__Host-hearback-sso';

/** Seconds that a browser keeps the device cookie: a year. */
const DEVICE_MAX_AGE = 31_536_000;

const ATTRIBUTES = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
} as const satisfies CookieSerializeOptions;

/** A token as `newSessionToken` makes it. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A reply that can set and clear the session cookie. */
export type SessionReply = Pick<FastifyReply, 'setCookie' | 'clearCookie'>;

/** The session token of a request; undefined without a session cookie, or where its value cannot be a token. */
export function sessionTokenOf(request: Pick<FastifyRequest, 'cookies'>): string | undefined {
  const token = request.cookies[SESSION_COOKIE];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

/** The token of a sign-in that waits for its second step; undefined without one. */
export function secondStepTokenOf(request: Pick<FastifyRequest, 'cookies'>): string | undefined {
  const token = request.cookies[SECOND_STEP_COOKIE];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

/** Sets the cookie between the two steps of a sign-in; the browser drops it after `maxAge` milliseconds. */
export function setSecondStepCookie(reply: SessionReply, token: string, maxAge: number): void {
  reply.setCookie(SECOND_STEP_COOKIE, token, { ...ATTRIBUTES, maxAge: maxAge / 1000 });
}

/** Deletes the cookie between the two steps of a sign-in. */
export function clearSecondStepCookie(reply: SessionReply): void {
  reply.clearCookie(SECOND_STEP_COOKIE, ATTRIBUTES);
}

/** The token of a browser that has gone to an identity provider; undefined without one. */
export function singleSignOnTokenOf(request: Pick<FastifyRequest, 'cookies'>): string | undefined {
  const token = request.cookies[SINGLE_SIGN_ON_COOKIE];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

/**
 * Sets the cookie by which a browser is recognised when it comes back from an identity provider; it is dropped after `maxAge` milliseconds.
 * Lax, because the provider sends the browser here.
 */
export function setSingleSignOnCookie(reply: SessionReply, token: string, maxAge: number): void {
  reply.setCookie(SINGLE_SIGN_ON_COOKIE, token, { ...ATTRIBUTES, maxAge: maxAge / 1000 });
}

/** The token of the device cookie; undefined without one, or where its value is too long to be one. */
export function deviceTokenOf(request: Pick<FastifyRequest, 'cookies'>): string | undefined {
  const token = request.cookies[DEVICE_COOKIE];
  return token !== undefined && token.length <= 100 ? token : undefined;
}

/** Sets the device cookie. */
export function setDeviceCookie(reply: SessionReply, token: string): void {
  reply.setCookie(DEVICE_COOKIE, token, { ...ATTRIBUTES, maxAge: DEVICE_MAX_AGE });
}

/** Sets the session cookie; the browser drops it after `maxAge` milliseconds. */
export function setSessionCookie(reply: SessionReply, token: string, maxAge: number): void {
  reply.setCookie(SESSION_COOKIE, token, { ...ATTRIBUTES, maxAge: maxAge / 1000 });
}

/** Deletes the session cookie in the browser. */
export function clearSessionCookie(reply: SessionReply): void {
  reply.clearCookie(SESSION_COOKIE, ATTRIBUTES);
}
