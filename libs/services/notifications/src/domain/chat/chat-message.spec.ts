import { describe, expect, it } from '@jest/globals';
import { ODD_TEXTS, XSS_PAYLOADS } from '@hearback/testing';
import fc from 'fast-check';
import { bodyOfChat, type ChatText } from './chat-message.js';
import { CHAT_KINDS } from './chat-target.js';

const link = { label: 'Open the task', url: 'https://hb.example/app/tasks/tsk_1?a=1&b=2' };

/** What the tools would take for a mention, a link or markup. */
const ATTACKS = [
  '<!channel> <!here> <!everyone> <@U012AB3CD> <#C1> <!subteam^S1>',
  '<https://evil.example|Open the task>',
  '@channel @here @everyone @all',
  '*bold* _it_ ~no~ `code` > quote\n- list',
  '[Open](https://evil.example) **bold** <at>Everyone</at>',
  '<users/all> <users/123>',
  '<a href="https://evil.example">Open</a><b>x</b><font color="#f00">y</font>',
  '&lt;!channel&gt;',
  '"}]},"text":"<!channel>"',
];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface SlackBlock {
  readonly text: { readonly type: string; readonly text: string };
}

/** All values of the member, wherever it is. */
function valuesOf(json: Json, member: string): readonly Json[] {
  if (json === null || typeof json !== 'object') return [];
  if (Array.isArray(json)) return json.flatMap((each) => valuesOf(each, member));
  return Object.entries(json as object).flatMap(([key, value]) => [
    ...(key === member ? [value as Json] : []),
    ...valuesOf(value as Json, member),
  ]);
}

/** The shape without its texts: whatever is typed, it must be the same. */
function shapeOf(json: Json): Json {
  if (json === null || typeof json !== 'object') return typeof json;
  if (Array.isArray(json)) return json.map(shapeOf);
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, shapeOf(value as Json)]));
}

const parsed = (kind: (typeof CHAT_KINDS)[number], text: ChatText) => JSON.parse(bodyOfChat(kind, text)) as Json;
const harmless = (kind: (typeof CHAT_KINDS)[number]) => shapeOf(parsed(kind, { title: 'a', lines: ['b'], link }));

describe.each(CHAT_KINDS)('a message for %s', (kind) => {
  it('has the shape of the tool whatever people typed, and links to nothing but our page', () => {
    const typed = fc.oneof(
      fc.constantFrom(...ATTACKS, ...ODD_TEXTS, ...XSS_PAYLOADS),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    fc.assert(
      fc.property(typed, typed, (title, line) => {
        const body = parsed(kind, { title, lines: [line], link });
        expect(shapeOf(body)).toEqual(harmless(kind));
        expect(valuesOf(body, 'url').every((url) => url === link.url)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is short enough for the tool, with nothing that controls the line', () => {
    const body = bodyOfChat(kind, { title: 'x'.repeat(5_000), lines: ['\u202E\u0007\ny'.repeat(3_000)], link });
    expect(body.length).toBeLessThan(12_000);
    for (const control of ['\u202E', '\\u0007', '\\n']) expect(body).not.toContain(control);
  });
});

describe('what people typed', () => {
  it.each(ATTACKS)('is no mention, link or markup: %s', (attack) => {
    const text = { title: attack, lines: [attack], link };
    const slack = JSON.parse(bodyOfChat('slack', text)) as {
      readonly text: string;
      readonly blocks: readonly SlackBlock[];
    };
    expect(slack.text).not.toMatch(/[<>]/);
    // Slack reads markup in these only, and what people typed is in none of them.
    const marked = slack.blocks.filter((block) => block.text.type === 'mrkdwn').map((block) => block.text.text);
    expect(marked).toEqual(['<https://hb.example/app/tasks/tsk_1?a=1&amp;b=2|Open the task>']);
    const google = valuesOf(parsed('google_chat', text), 'textParagraph') as readonly { readonly text: string }[];
    expect(google.map((each) => each.text.replaceAll(/^<b>|<\/b>$/g, '')).join('')).not.toMatch(/[<>]/);
    const teams = parsed('teams', text);
    expect([...new Set(valuesOf(teams, 'type'))]).not.toContain('TextBlock');
    expect(valuesOf(teams, 'entities')).toEqual([]);
  });
});
