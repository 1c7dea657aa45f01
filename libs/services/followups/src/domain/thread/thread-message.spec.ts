import { describe, expect, it } from '@jest/globals';
import { isAnswer, referencesOf, type InMessage, type OutMessage } from './thread-message.js';

const at = new Date('2026-03-02T09:00:00.000Z');
const common = {
  taskId: 't',
  customerExternalId: 'C-1',
  channel: 'mail',
  subject: null,
  text: 'x',
  createdAt: at,
} as const;
const out = (n: number, mailMessageId: string | null = `<out-${n}>`): OutMessage => ({
  ...common,
  id: `out-${n}`,
  direction: 'out',
  writer: 'person',
  memberId: 'm',
  purpose: 'reply',
  state: 'delivered',
  waits: false,
  leavesAt: at,
  releasedAt: at,
  deliveredAt: at,
  failure: null,
  mailMessageId,
});
const into = (n: number, mailMessageId: string | null = `<in-${n}>`): InMessage => ({
  ...common,
  id: `in-${n}`,
  direction: 'in',
  kind: 'reply',
  quoted: null,
  senderName: null,
  senderAddress: 'jonas@example.org',
  warning: null,
  attachments: [],
  authentication: null,
  messageKey: `k-${n}`,
  mailMessageId,
});

describe('the headers of a thread', () => {
  it('name nothing for the first mail', () => {
    expect(referencesOf([])).toEqual({ inReplyTo: null, references: [] });
    expect(referencesOf([out(1, null)])).toEqual({ inReplyTo: null, references: [] });
  });

  it('answer the last mail of the customer, or else the last of our own', () => {
    expect(referencesOf([out(1)])).toEqual({ inReplyTo: '<out-1>', references: ['<out-1>'] });
    const thread = [out(1), into(1), out(2), into(2, null)];
    expect(referencesOf(thread)).toEqual({ inReplyTo: '<in-1>', references: ['<out-1>', '<in-1>', '<out-2>'] });
  });

  it('name the last twenty mails', () => {
    const { references } = referencesOf(Array.from({ length: 30 }, (_, n) => out(n)));
    expect([references.length, references[0], references.at(-1)]).toEqual([20, '<out-10>', '<out-29>']);
  });
});

describe('an answer of the customer', () => {
  it('is a reply of which nothing is doubted', () => {
    expect(isAnswer(into(1))).toBe(true);
    for (const kind of ['auto_reply', 'bounce', 'loop'] as const) expect(isAnswer({ ...into(1), kind })).toBe(false);
    for (const warning of ['forged', 'other-sender'] as const) expect(isAnswer({ ...into(1), warning })).toBe(false);
  });
});
