import { randomUUID } from 'node:crypto';
import { InvitationClaimed, InvitationMailDelivered, SurveyPublished } from '@hearback/contracts';
import { KeyedHash, SignedLinks } from '@hearback/http';
import { eventually, type Medium } from '@hearback/testing';

/** What somebody does with the links of one mail; each step happens some seconds after the one before. */
export type Behaviour = readonly { readonly after: number; readonly act: (mail: Mail) => Promise<unknown> }[];

/** The survey that is mailed: a score, and a comment. */
export const MAILED_SURVEY = {
  default_language: 'en',
  languages: ['en', 'ar'],
  texts: {
    en: { 'questions.recommend.title': 'Would you recommend us?', 'questions.why.title': 'Why?' },
    ar: { 'questions.recommend.title': 'هل توصي بنا؟', 'questions.why.title': 'لماذا؟' },
  },
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'why', kind: 'text', multiline: true },
  ],
};

/** A mail with its links, as a program or a person without JavaScript uses them. */
export class Mail {
  constructor(
    private readonly platform: Medium,
    readonly id: string,
    /** Path of its link. */
    readonly page: string,
    /** A number of this mail. */
    readonly number: number,
  ) {}

  head(query: string): Promise<unknown> {
    return this.platform.http.head(`${this.page}${query}`);
  }

  async get(query = '', headers: Readonly<Record<string, string>> = {}): Promise<Form> {
    const reply = await this.platform.http.get(`${this.page}${query}`).set(headers);
    return new Form(this.platform, this.page, reply.text);
  }

  trap(): Promise<unknown> {
    return this.platform.http.get(`${this.page}/more`);
  }
}

/** The page behind a link, as a browser without JavaScript shows it. */
export class Form {
  constructor(
    private readonly platform: Medium,
    private readonly page: string,
    private readonly html: string,
  ) {}

  /** The fields as they are filled in. */
  get fields(): Record<string, string> {
    const shown = this.html.replace(/<fieldset class="more".*?<\/fieldset>(?=<div class="act nj")/s, '');
    const hidden = [...shown.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const chosen = [...shown.matchAll(/<input type="radio" id="[^"]+" name="([^"]+)" value="([^"]*)" checked/g)];
    return Object.fromEntries([...hidden, ...chosen].map(([, name, value]) => [name!, value!]));
  }

  /** Sends the form; the next page. */
  async send(change: Readonly<Record<string, string>> = {}): Promise<Form> {
    const reply = await this.platform.http
      .post(this.page)
      .type('form')
      .send({ ...this.fields, ...change });
    if (reply.status >= 400) throw new Error(`${reply.status} ${reply.text.slice(0, 200)}`);
    return new Form(this.platform, this.page, reply.text);
  }

  /** Requests the script of the page, as a browser does that loads it. */
  async runScript(): Promise<void> {
    const [, path] = /<script type="module" src="([^"]+)"/.exec(this.html) ?? [];
    if (path !== undefined) await this.platform.http.get(path);
  }
}

/** Publishes the survey; its id. */
export async function publishMailedSurvey(platform: Medium): Promise<string> {
  const survey_id = randomUUID();
  await platform.publish(SurveyPublished, {
    survey_id,
    version_id: randomUUID(),
    version: 1,
    name: 'After the order',
    link_code: `mailed${survey_id.slice(0, 8)}`,
    touchpoint: null,
    definition: MAILED_SURVEY,
    published_at: platform.clock.now().toISOString(),
  });
  await platform.drained();
  return survey_id;
}

/** Mails the survey to new customers: each mail is accepted now. */
export async function mailTo(platform: Medium, survey_id: string, count: number): Promise<readonly Mail[]> {
  const now = platform.clock.now();
  const at = now.toISOString();
  const links = new SignedLinks(platform.app.get(KeyedHash, { strict: false }));
  const step = { step: 'invite', step_number: 1 };
  const mails = Array.from({ length: count }, (_, number) => {
    const id = randomUUID();
    return new Mail(platform, id, `/r/${links.write('invitation', [id])}`, number);
  });
  const plan_id = randomUUID();
  const publish = async ({ id: invitation_id }: Mail) => {
    await platform.publish(InvitationClaimed, {
      ...step,
      invitation_id,
      plan_id,
      survey_id,
      survey_version: 1,
      message_version: 1,
      customer_id: randomUUID(),
      external_id: `C-${invitation_id}`,
      channel: 'email',
      segments: [],
      variables: {},
      asked_at: at,
      claimed_at: at,
      expires_at: new Date(now.getTime() + 14 * 86_400_000).toISOString(),
    });
    await platform.publish(InvitationMailDelivered, { ...step, invitation_id, delivered_at: at, possible_copies: 0 });
  };
  await inGroups(mails, publish);
  await platform.drained();
  return mails;
}

/** Lets everybody do the same things with their mails, at the same times, and waits until all of it is judged. */
export async function behave(platform: Medium, mails: readonly Mail[], behaviour: Behaviour): Promise<void> {
  for (const { after, act } of behaviour) {
    platform.clock.advance(after * 1000);
    await inGroups(mails, act);
    await observed(platform);
  }
}

/** Requests that are sent at the same time. */
const CONCURRENT = 25;

async function inGroups<T>(list: readonly T[], act: (each: T) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < list.length; index += CONCURRENT)
    await Promise.all(list.slice(index, index + CONCURRENT).map(act));
}

/** Openings are observed after their replies: waits until no more come. */
async function observed(platform: Medium): Promise<void> {
  let before = -1;
  await eventually(async () => {
    const [row] = await platform.sql<{ n: number }>('select count(*)::integer as n from responses.link_observation');
    const isSame = row!.n === before;
    before = row!.n;
    if (!isSame) throw new Error('still observing');
  });
}
