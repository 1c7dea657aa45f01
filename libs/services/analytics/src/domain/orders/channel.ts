/** The properties that say where a customer came from, the first one that is there. */
const CHANNEL_PROPERTIES = ['channel', 'utm_source', 'source'] as const;
const LONGEST = 100;

/**
 * Where a customer came from, by the properties of an event: `channel`, else `utm_source`, else `source`, else the host of `referrer`
 * without `www.`. In lower case, at most 100 characters; null if none of them is a text.
 */
export function channelOf(properties: Readonly<Record<string, string | number | boolean | null>>): string | null {
  for (const name of CHANNEL_PROPERTIES) {
    const text = textOf(properties[name]);
    if (text !== null) return text;
  }
  const referrer = properties['referrer'];
  if (typeof referrer !== 'string' || !URL.canParse(referrer)) return null;
  return textOf(new URL(referrer).hostname.replace(/^www\./, ''));
}

function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim().toLowerCase().slice(0, LONGEST) : '';
  return text === '' ? null : text;
}
