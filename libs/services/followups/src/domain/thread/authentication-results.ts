/** Verdicts of a receiving server on the sender of a mail. */
export type Verdict = 'pass' | 'fail' | 'none';
export interface Authentication {
  readonly spf: Verdict;
  readonly dkim: Verdict;
  readonly dmarc: Verdict;
}

/** What is said of a mail that no trusted server has looked at. */
export const NOT_CHECKED: Authentication = { spf: 'none', dkim: 'none', dmarc: 'none' };

/**
 * What a trusted server found, from the `Authentication-Results` headers (RFC 8601) in the order of the mail. Only those with such
 * ids count, and of several the one on top: a server adds its own above what senders wrote. Without a trusted id nothing counts.
 * Ids are in lower case.
 */
export function authenticationOf(headers: readonly string[], trustedIds: readonly string[]): Authentication {
  const own = headers.find((header) => trustedIds.includes(serverIdOf(header)));
  if (own === undefined) return NOT_CHECKED;
  return { spf: verdictOf(own, 'spf'), dkim: verdictOf(own, 'dkim'), dmarc: verdictOf(own, 'dmarc') };
}

function serverIdOf(header: string): string {
  return /^\s*(?:\([^)]*\)\s*)*([^\s;]+)/.exec(header)?.[1]?.toLowerCase() ?? '';
}

/** One that passes is enough for SPF and DKIM, as a mail can have several signatures; for DMARC there is one result. */
function verdictOf(header: string, method: 'spf' | 'dkim' | 'dmarc'): Verdict {
  const found = header
    .replaceAll(/\([^()]*\)/g, ' ')
    .split(';')
    .slice(1)
    .flatMap((part) => {
      const result = /^\s*([a-z0-9-]+)\s*(?:\/\s*\d+\s*)?=\s*([a-z]+)/i.exec(part);
      return result?.[1]?.toLowerCase() === method ? [result[2]!.toLowerCase()] : [];
    });
  if (found.includes('pass')) return 'pass';
  return found.some((result) => result === 'fail' || result === 'hardfail') ? 'fail' : 'none';
}
