import { describe, expect, it } from '@jest/globals';
import { browser, cookieOf, PASSWORD } from '../accounts-fixture.js';
import { HOUR, type PersonActions } from './person-actions.js';

/** Links that sign in on this machine. */
export function localSignIn({ fixture, current, signedIn }: PersonActions) {
  describe('a link that signs in on this machine', () => {
    const issue = (email: string) =>
      fixture().http.post('/internal/local-sign-ins').set(fixture().internal).send({ email });
    const issued = async (email: string) => (await issue(email).expect(200)).body.token as string;
    const open = (token: string, headers: Record<string, string> = {}) =>
      fixture().http.post('/v1/sessions/local').set(headers).send({ token });

    it('opens a session, once, and is stored as a hash', async () => {
      const { email, staff } = await signedIn();
      const token = await issued(email);
      const stored = await fixture().sql<{ row: string }>('select t::text as row from accounts.person_token t');
      expect(stored.some(({ row }) => row.includes(token))).toBe(false);
      // Two at once: one of them is too late.
      const replies = await Promise.all([open(token), open(token)]);
      expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
      const opened = replies.find(({ status }) => status === 201)!;
      expect((await current(browser(cookieOf(opened))).expect(200)).body.staff.id).toBe(staff.id);
      expect((await open(token)).body.code).toBe('accounts.link-unknown');
    });

    it('is refused to other machines and names, and is not used up by them', async () => {
      const { email } = await signedIn();
      const token = await issued(email);
      const foreign = { host: 'evil.example', 'x-forwarded-for': '203.0.113.7', via: '1.1 proxy' };
      for (const [name, value] of Object.entries(foreign)) {
        const refused = await open(token, { [name]: value });
        expect([refused.status, refused.body.code]).toEqual([404, 'accounts.no-local-sign-in']);
      }
      await fixture().http.get('/v1/sessions/local').expect(405);
      await open(token, { host: 'localhost:4000' }).expect(201);
    });

    it('ends after half an hour, with the next one, and when the password changes', async () => {
      const { email, session } = await signedIn();
      const [expired, replaced] = [await issued(email), await issued(email)];
      await open(expired).expect(404);
      fixture().clock.advance(HOUR / 2);
      await open(replaced).expect(404);
      const last = await issued(email);
      const change = { current_password: PASSWORD, new_password: 'another horse battery' };
      await fixture().http.post('/v1/members/me/password').set(session).send(change).expect(204);
      await open(last).expect(404);
    });

    it('is made for confirmed people by processes of the platform, and on this machine only', async () => {
      const unconfirmed = await fixture().workspace();
      await issue(unconfirmed.email).expect(404);
      const { email } = await signedIn();
      await fixture().http.post('/internal/local-sign-ins').send({ email }).expect(404);
      const token = await issued(email);
      const elsewhere = { ACCOUNTS_LOCAL_SIGN_IN: 'off', HEARBACK_PUBLIC_URL: 'https://feedback.example' };
      for (const [name, value] of Object.entries(elsewhere)) {
        const other = await fixture().secondInstance({ [name]: value });
        const made = await other.http.post('/internal/local-sign-ins').set(fixture().internal).send({ email });
        const opened = await other.http.post('/v1/sessions/local').send({ token });
        expect([made.body.code, opened.body.code]).toEqual(Array(2).fill('accounts.no-local-sign-in'));
        await other.close();
      }
    });
  });
}
