/**
 * What mails to customers say where staff have written nothing, with placeholders for Liquid. The sentences address nobody, so that they
 * fit surveys with formal and with informal address.
 */
export interface CustomerMailWords {
  readonly subject: string;
  readonly reminderSubject: string;
  readonly thanksSubject: string;
  /** `{{ name }}` is the customer's; `greetingWithoutName` if it is not known. */
  readonly greeting: string;
  readonly greetingWithoutName: string;
  readonly intro: string;
  readonly reminderIntro: string;
  readonly thanksIntro: string;
  /** Label of the button of questions that the mail does not show. */
  readonly button: string;
  /** Below options. */
  readonly hint: string;
  /** How to reach a person: by reply, by `{{ phone }}`, or both. */
  readonly reply: string;
  readonly call: string;
  readonly replyOrCall: string;
  /** Why the customer gets it. */
  readonly footer: string;
  readonly less: string;
  readonly stop: string;
  readonly privacy: string;
  /** Of the first mail of a thread about a task. */
  readonly threadSubject: string;
  /** Why the customer gets a mail of a thread. */
  readonly threadFooter: string;
  /** Said of every message of a thread that no person sent. */
  readonly threadAutomatic: string;
  /** The link to the status page. */
  readonly threadStatus: string;
  /** How to reach a person over that page, where there is no other way. */
  readonly threadPerson: string;
}
