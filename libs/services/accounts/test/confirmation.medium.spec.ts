import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AddressConfirmationRequested, MemberChanged } from '@hearback/contracts';
import { MailedTokens } from '@hearback/http';
import { AttemptThrottle } from '../src/application/attempt-throttle.js';
import { accountsFixture, bearer, cookieOf, deviceCookieOf, PASSWORD, uuidOf } from './accounts-fixture.js';

type Fixture = Awaited<ReturnType<typeof accountsFixture>>;

const HOUR = 3_600_000;
const STRANGER = 'stranger horse battery';
const MAIL_CAP = 8;

describe('the address of a member', () => {
  let fixture: Fixture;
  let addresses = 0;
  beforeAll(async () => {
    fixture = await accountsFixture({
      ACCOUNTS_CONFIRMATION_MAILS_PER_HOUR: String(MAIL_CAP),
      ACCOUNTS_UNCONFIRMED_MEMBERS: '3',
      ACCOUNTS_FAILED_SIGN_INS: '3',
    });
  });
  afterAll(() => fixture?.close());
  beforeEach(() => fixture.sql('truncate accounts.attempt_count, accounts.sign_in_wait'));
  afterEach(() => fixture.sql('truncate accounts.attempt_count, accounts.sign_in_wait'));

  const newAddress = () => `person-${(addresses += 1)}@example.org`;
  const confirmedAt = async (staffId: string) =>
    (
      await fixture.sql<{ confirmed_at: Date | null }>(
        'select p.confirmed_at from accounts.person p join accounts.staff m on m.person_id = p.id where m.id = $1',
        [uuidOf(staffId)],
      )
    )[0]!.confirmed_at;
  const lastToken = async (staffId: string) => (await fixture.mailedTokens(staffId)).at(-1)!;
  const resend = (by: Record<string, string>, id: string) =>
    fixture.http.post(`/v1/members/${id}/confirmation-mails`).set(by);
  const add = (by: Record<string, string>, email: string) =>
    fixture.http.post('/v1/members').set(by).send({ email, name: 'Max', role: 'viewer', password: STRANGER });
  const signIn = (email: string, password: string, cookie = '') =>
    fixture.http.post('/v1/sessions').set({ cookie, 'sec-fetch-site': 'same-origin' }).send({ email, password });

  it('is unconfirmed after a sign-up, which works at once, and is mailed one link', async () => {
    const { email, staff } = await fixture.workspace();
    await signIn(email, PASSWORD).expect(201);
    expect(await fixture.mailedTokens(staff.id)).toHaveLength(1);
    const published = await fixture.events.next(MemberChanged, { staff_id: uuidOf(staff.id) });
    expect([published.payload.confirmed, await confirmedAt(staff.id)]).toEqual([false, null]);
  });

  it('is confirmed by link and password, once, which is published and recorded', async () => {
    const { staff, key, email } = await fixture.workspace();
    const token = await lastToken(staff.id);
    await resend(key, staff.id).expect(202);
    const page = await fixture.confirm(token, PASSWORD).expect(200);
    expect(page.text).toContain('Address confirmed');
    await fixture.events.next(MemberChanged, { staff_id: uuidOf(staff.id), confirmed: true });
    const listed = await fixture.http.get('/v1/members').set(key).expect(200);
    expect(listed.body.data[0].confirmed_at).toBe(fixture.clock.now().toISOString());
    const { body } = await fixture.http.get('/v1/audit-entries?action=staff.address-confirmed').set(key).expect(200);
    expect(body.data).toMatchObject([
      { actor: { id: staff.id }, target: { id: staff.id }, after: { confirmed: true } },
    ]);
    // Both links have ended: the one that was used, and the other one to the same member.
    for (const used of await fixture.mailedTokens(staff.id)) await fixture.confirm(used, PASSWORD).expect(404);
    await signIn(email, PASSWORD).expect(201);
  });

  it('is not confirmed by opening the link, however often and with whatever method a scanner tries', async () => {
    const { staff } = await fixture.workspace();
    const token = await lastToken(staff.id);
    for (let n = 0; n < 3; n += 1) {
      expect((await fixture.http.get(`/confirm/${token}`).expect(200)).text).toContain('<form method="post">');
      await fixture.http.head(`/confirm/${token}`).expect(200);
    }
    await fixture.http.post(`/confirm/${token}`).type('form').send({}).expect(422);
    expect(await confirmedAt(staff.id)).toBeNull();
    await fixture.confirm(token, PASSWORD).expect(200);
  });

  it('is not confirmed for an account whose password the owner of the mailbox does not know', async () => {
    const { staff } = await fixture.workspace({ password: STRANGER });
    const page = await fixture.confirm(await lastToken(staff.id), PASSWORD).expect(422);
    expect(page.text).toContain('aria-describedby="error"');
    expect(await confirmedAt(staff.id)).toBeNull();
  });

  it('cannot be reserved by a stranger, neither with a sign-up nor as a member', async () => {
    const email = newAddress();
    const squatter = await fixture.workspace({ email, password: STRANGER });
    const shop = await fixture.workspace();
    const added = (await add(shop.key, email).expect(201)).body.id as string;
    const owner = await fixture.workspace({ email });
    await signIn(email, PASSWORD).expect(201);
    await fixture.confirm(await lastToken(owner.staff.id), PASSWORD).expect(200);
    const signedIn = await signIn(email, PASSWORD).expect(201);
    expect(signedIn.body.workspace.id).toBe(owner.workspace.id);
    // The others neither sign in with the address any more nor can they confirm it.
    await signIn(email, STRANGER).expect(401);
    for (const id of [squatter.staff.id, added]) {
      await fixture.confirm(await lastToken(id), STRANGER).expect(409);
      expect(await confirmedAt(id)).toBeNull();
    }
    // The shop can still rename its member.
    const renamed = await fixture.http.patch(`/v1/members/${added}`).set(shop.key).send({ name: 'Maxi' }).expect(200);
    expect(renamed.body.name).toBe('Maxi');
  });

  it('can be confirmed with a link that a stranger caused, for the account with the password', async () => {
    const email = newAddress();
    const squatter = await fixture.workspace({ email, password: STRANGER });
    const owner = await fixture.workspace({ email });
    const token = await lastToken(squatter.staff.id);
    await fixture.confirm(token, PASSWORD).expect(200);
    expect(await confirmedAt(owner.staff.id)).not.toBeNull();
    expect(await confirmedAt(squatter.staff.id)).toBeNull();
    await fixture.confirm(token, PASSWORD).expect(404);
  });

  it('is confirmed once even if two members with the same password try at the same time', async () => {
    const email = newAddress();
    const [one, two] = [await fixture.workspace({ email }), await fixture.workspace({ email })];
    const tokens = [await lastToken(one.staff.id), await lastToken(two.staff.id)];
    const statuses = (await Promise.all(tokens.map((token) => fixture.confirm(token, PASSWORD)))).map((r) => r.status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [{ n } = { n: '' }] = await fixture.sql<{ n: string }>(
      'select count(*) as n from accounts.person where email = $1 and confirmed_at is not null',
      [email],
    );
    expect(n).toBe('1');
  });

  it('is free again when its member is deactivated, who cannot come back while it is confirmed elsewhere', async () => {
    const shop = await fixture.workspace();
    await fixture.confirmed(shop.staff.id);
    const email = newAddress();
    const { id } = (await add(shop.key, email).expect(201)).body as { id: string };
    await fixture.confirmed(id, STRANGER);
    const activate = (active: boolean) => fixture.http.patch(`/v1/members/${id}`).set(shop.key).send({ active });
    await activate(false).expect(200);
    const own = await fixture.workspace({ email });
    await fixture.confirmed(own.staff.id);
    const back = await activate(true);
    expect([back.status, back.body.code]).toEqual([409, 'accounts.address-taken']);
  });

  it('is confirmed in the language of the browser, on a page that is right to left in Arabic', async () => {
    const { staff } = await fixture.workspace();
    const page = `/confirm/${await lastToken(staff.id)}`;
    const arabic = await fixture.http.get(page).set('accept-language', 'xx, ar-EG;q=0.9, fr').expect(200);
    expect(arabic.text).toContain('<html lang="ar" dir="rtl">');
    expect((await fixture.http.get(page).set('accept-language', 'fr-CA')).text).toContain('Confirmez votre adresse');
    expect(arabic.headers).toMatchObject({ 'cache-control': 'no-store', vary: expect.stringContaining('ccept') });
    expect(arabic.headers['content-security-policy']).toContain("default-src 'none'");
  });

  describe('a mailed link', () => {
    it('is good only with the mailed token, until it expires', async () => {
      const { staff, secret_key, email } = await fixture.workspace();
      const token = await lastToken(staff.id);
      const [requested] = (await fixture.events.all(AddressConfirmationRequested)).slice(-1);
      const id = requested!.payload.token_id;
      const session = cookieOf(await signIn(email, PASSWORD).expect(201));
      const tokens = fixture.app.get(MailedTokens, { strict: false });
      const forged = [
        id,
        Buffer.from(id).toString('base64url').slice(0, 43),
        tokens.tokenOf('confirm-address', uuidOf(staff.id)),
        tokens.tokenOf('reset-password' as 'confirm-address', id),
        session,
        secret_key,
        `${token}a`,
        token.slice(0, 42),
        token.toLowerCase(),
        '..%2f',
      ];
      for (const text of forged) {
        await fixture.http.get(`/confirm/${text}`).expect(404);
        await fixture.confirm(text, PASSWORD).expect(404);
      }
      fixture.clock.advance(72 * HOUR);
      await fixture.confirm(token, PASSWORD).expect(404);
      expect(await confirmedAt(staff.id)).toBeNull();
    });

    it('is neither in a table nor in the log', async () => {
      const { staff } = await fixture.workspace();
      const token = await lastToken(staff.id);
      const tables = await fixture.sql<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname in ('accounts', 'messaging', 'http', 'jobs')`,
      );
      for (const { name } of tables) {
        const dump = JSON.stringify(await fixture.sql(`select t::text as text from ${name} t`));
        expect(dump).not.toContain(token);
        expect(dump).not.toContain(Buffer.from(token).toString('hex'));
      }
    });

    it('does not let passwords be guessed: failures wait as those of sign-ins do', async () => {
      const { staff, email } = await fixture.workspace();
      const token = await lastToken(staff.id);
      for (let n = 0; n < 3; n += 1) await fixture.confirm(token, `wrong password ${n}`).expect(422);
      const page = await fixture.confirm(token, PASSWORD).expect(429);
      expect(Number(page.headers['retry-after'])).toBeGreaterThan(0);
      expect(page.text).toContain('role="alert"');
      await signIn(email, PASSWORD).expect(429);
    });
  });

  describe('before it is confirmed', () => {
    it('gives a stranger no browsers that count as known for its owner', async () => {
      const email = newAddress();
      await fixture.workspace({ email, password: STRANGER });
      const device = deviceCookieOf(await signIn(email, STRANGER).expect(201));
      const owner = await fixture.workspace({ email });
      await fixture.confirmed(owner.staff.id);
      for (let n = 0; n < 3; n += 1) await signIn(email, 'not the password').expect(401);
      await signIn(email, PASSWORD, device).expect(429);
    });

    it('the workspace has few members, and any number once an owner has confirmed', async () => {
      const { key, staff } = await fixture.workspace();
      for (let n = 0; n < 2; n += 1) await add(key, newAddress()).expect(201);
      const rejected = await add(key, newAddress());
      expect([rejected.status, rejected.body.code]).toEqual([409, 'accounts.owner-unconfirmed']);
      await fixture.confirmed(staff.id);
      for (let n = 0; n < 2; n += 1) await add(key, newAddress()).expect(201);
    });

    it('few mails go to it from one network, and a few more from all', async () => {
      const { key, staff } = await fixture.workspace();
      for (let n = 0; n < 2; n += 1) await resend(key, staff.id).expect(202);
      const rejected = await resend(key, staff.id);
      expect([rejected.status, rejected.body.code]).toEqual([429, 'accounts.too-many-attempts']);
      expect(Number(rejected.headers['retry-after'])).toBeGreaterThan(86_000);
      expect(await fixture.mailedTokens(staff.id)).toHaveLength(3);
    });

    it('one network causes few mails, and sign-ups beyond them work without one', async () => {
      for (let n = 0; n < MAIL_CAP; n += 1) await fixture.workspace();
      const { staff, email, key } = await fixture.workspace();
      await signIn(email, PASSWORD).expect(201);
      expect(await fixture.mailedTokens(staff.id)).toEqual([]);
      await resend(key, staff.id).expect(429);
      await fixture.passAttemptTime(HOUR);
      await resend(key, staff.id).expect(202);
    });

    it('few mails go to all members of a workspace together, and more once an owner has confirmed', async () => {
      const { key, staff, workspace } = await fixture.workspace();
      const throttle = fixture.app.get(AttemptThrottle, { strict: false });
      const used = { key: `confirm in:${uuidOf(workspace.id)}`, limit: 20, window: 86_400 };
      for (let n = 1; n < 20; n += 1) expect(await throttle.consume([used])).toBe(0);
      const unmailed = (await add(key, newAddress()).expect(201)).body.id as string;
      expect(await fixture.mailedTokens(unmailed)).toEqual([]);
      await resend(key, unmailed).expect(429);
      await fixture.confirmed(staff.id);
      await resend(key, unmailed).expect(202);
    });

    it('its member requests another link, and administrators do for all', async () => {
      const shop = await fixture.workspace();
      const { id, email } = (await add(shop.key, newAddress()).expect(201)).body as { id: string; email: string };
      const { session } = await fixture.signIn(email, STRANGER);
      await resend(session, id).expect(202);
      await resend(session, shop.staff.id).expect(403);
      await resend(shop.key, id).expect(202);
      expect(await fixture.mailedTokens(id)).toHaveLength(3);
      const other = await fixture.workspace();
      await resend(other.key, id).expect(404);
      await resend(bearer(shop.publishable_key), id).expect(403);
      await fixture.confirmed(id, STRANGER);
      const needless = await resend(shop.key, id);
      expect([needless.status, needless.body.code]).toEqual([409, 'accounts.no-confirmation-needed']);
    });
  });
});
