import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import nodemailer from 'nodemailer';

/** How the messages of staff begin that customers answer; they answer no others. */
export const SORRY = 'Sorry for';

/** Share of the mails that are sent once more although they were accepted, as servers do whose connection broke. */
const REPEATED = 0.2;
const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 20_000 };

/**
 * The customers and their mail server: each mail is sent until it is accepted, some of them again. `sent` has each mail by its Message-ID,
 * with whether it was `accepted` and how often the outcome is `unknown`.
 */
export class Correspondents {
  sent = new Map();
  /** Answers that no fault explains. */
  unexpected = [];
  #stopping = false;
  #working = new Set();

  constructor({ port, random }) {
    this.random = random;
    this.transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true, ...TIMEOUTS });
  }

  /** Answers a mail of the product as it asks for; a second copy of it is not answered again. */
  answer(text) {
    const header = (name) => new RegExp(`^${name}:\\s*(?:.*<)?([^<>\\s]+)>?\\s*$`, 'im').exec(text)?.[1];
    const [id, to, from] = ['message-id', 'reply-to', 'to'].map(header);
    if (to?.startsWith('reply+') && text.includes(SORRY)) this.send({ id: digest(id), from, to, inReplyTo: `<${id}>` });
  }

  /** Sends a mail until it is accepted. */
  send({ id, from, to, inReplyTo }) {
    const messageId = `<${id}@customers.example>`;
    if (this.sent.has(messageId)) return;
    const entry = { to, accepted: false, unknown: 0 };
    this.sent.set(messageId, entry);
    const mail = { messageId, from, to, inReplyTo, subject: 'Re: sorry', text: `An answer, ${id}.` };
    const work = this.#untilAccepted(mail, entry).finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  /** Mails that are not accepted yet. */
  get waiting() {
    return this.#working.size;
  }

  /** Gives up what is not accepted yet. */
  async stop() {
    this.#stopping = true;
    await Promise.allSettled(this.#working);
    this.transport.close();
  }

  async #untilAccepted(mail, entry) {
    const isRepeated = this.random() < REPEATED;
    while (!this.#stopping) {
      if (await this.#attempt(mail, entry)) {
        if (isRepeated) await this.#attempt(mail, entry);
        return;
      }
      await wait(50 + this.random() * 200);
    }
  }

  async #attempt(mail, entry) {
    try {
      await this.transport.sendMail(mail);
      entry.accepted = true;
      return true;
    } catch ({ responseCode, message }) {
      // 4xx: later. Without an answer the mail may have been taken or not.
      if (responseCode === undefined) entry.unknown += 1;
      else if (responseCode >= 500) this.unexpected.push(`the mail was rejected: ${message}`);
      return false;
    }
  }
}

const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 24);
