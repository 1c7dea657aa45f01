import type { ChatKind } from './chat-target.js';

/** A message for a chat: plain texts, and a link to a page of ours. */
export interface ChatText {
  readonly title: string;
  /** Each is a paragraph. */
  readonly lines: readonly string[];
  /** `url` is made by this product. */
  readonly link: { readonly label: string; readonly url: string };
}

/** Characters of a text; the tools cut longer ones, or refuse them (Slack: 3,000 a block, 150 a header). */
const [MAX_LINE, MAX_TITLE] = [2_500, 140];

/**
 * The body of the request, in the shape of the tool. Text stays text: what people typed becomes neither markup, nor a mention of a
 * person or of everybody, nor a link.
 */
export function bodyOfChat(kind: ChatKind, text: ChatText): string {
  const title = shortened(text.title, MAX_TITLE);
  const lines = text.lines.map((line) => shortened(line, MAX_LINE));
  return JSON.stringify(SHAPES[kind]({ ...text, title, lines }));
}

const SHAPES: Readonly<Record<ChatKind, (text: ChatText) => object>> = { slack, teams, google_chat: googleChat };

/**
 * Blocks of `plain_text`, in which Slack knows no markup and no mentions. `text` is what notifications show; there `<!channel>` and
 * `<@U1>` would be mentions, so `&`, `<` and `>` are written as Slack asks for them.
 */
function slack({ title, lines, link }: ChatText) {
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
  return {
    text: slackEscaped(title),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain(title) },
      ...lines.map((line) => ({ type: 'section', text: plain(line) })),
      { type: 'section', text: { type: 'mrkdwn', text: `<${slackEscaped(link.url)}|${slackEscaped(link.label)}>` } },
    ],
  };
}

const slackEscaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** An Adaptive Card. A `TextRun` has no Markdown, and mentions would need entities, which the card does not have. */
function teams({ title, lines, link }: ChatText) {
  const run = (text: string, more: object = {}) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, ...more }],
  });
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [run(title, { weight: 'Bolder', size: 'Medium' }), ...lines.map((line) => run(line))],
    actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }],
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', attachments: [{ contentType, contentUrl: null, content: card }] };
}

/** A card, in which Google Chat knows no mentions; its paragraphs have simple HTML, so texts are escaped. There is no `text`. */
function googleChat({ title, lines, link }: ChatText) {
  const paragraph = (text: string) => ({ textParagraph: { text } });
  const button = { text: link.label, onClick: { openLink: { url: link.url } } };
  return {
    cardsV2: [
      {
        cardId: 'hearback',
        card: {
          header: { title: 'Hearback' },
          sections: [
            {
              widgets: [
                paragraph(`<b>${htmlEscaped(title)}</b>`),
                ...lines.map((line) => paragraph(htmlEscaped(line))),
                { buttonList: { buttons: [button] } },
              ],
            },
          ],
        },
      },
    ],
  };
}

const htmlEscaped = (text: string) => slackEscaped(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** Without control characters, and not longer than the tools show. */
function shortened(text: string, length: number): string {
  const characters = [
    ...text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
      .trim(),
  ];
  if (characters.length === 0) return '–';
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join('');
}
