import type { SenderState } from './sender.js';

/** The records that a domain needs, in the order in which they are shown. */
export const RECORD_KINDS = ['spf', 'dkim', 'dmarc'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** `unknown`: the name server did not answer, or nobody has asked it yet. */
export const RECORD_STATES = ['right', 'missing', 'wrong', 'unknown'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** What is wrong with a record. */
export const RECORD_FAULTS = ['several', 'not_included', 'other_key', 'revoked', 'no_policy'] as const;
export type RecordFault = (typeof RECORD_FAULTS)[number];

/** A TXT record of the domain: what must be published, and what was found. */
export interface DomainRecord {
  readonly kind: RecordKind;
  /** Where it is published. */
  readonly name: string;
  /** What must be published there, in one piece. */
  readonly value: string;
  readonly state: RecordState;
  readonly fault: RecordFault | null;
  /** The records of this kind that were found. */
  readonly found: readonly string[];
}

/** The texts at a name; null: the name server did not answer. */
export type FoundTexts = readonly string[] | null;

/** What a domain has to publish. */
export interface DomainNeeds {
  readonly domain: string;
  readonly selector: string;
  /** Base64, as in the `p` tag (RFC 6376, 3.6.1). */
  readonly publicKey: string;
  /** The domain of the installation's own address: its SPF record names the servers that send. */
  readonly installation: string;
  /** Where reports about mails go. */
  readonly reportsTo: string;
}

/** What was found at the names of a domain. */
export interface FoundRecords {
  readonly spf: FoundTexts;
  readonly dkim: FoundTexts;
  /** From the domain upwards to its second last label: the nearest record holds. */
  readonly dmarc: readonly FoundTexts[];
}

type Judged = Pick<DomainRecord, 'state' | 'fault' | 'found'>;

const UNKNOWN: Judged = { state: 'unknown', fault: null, found: [] };
const MISSING: Judged = { state: 'missing', fault: null, found: [] };
const wrong = (fault: RecordFault, found: readonly string[]): Judged => ({ state: 'wrong', fault, found });
const right = (found: readonly string[]): Judged => ({ state: 'right', fault: null, found });

/** The names at which DMARC records are looked for: that of the domain and of its parents, without top-level domains. */
export function dmarcNames(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels.slice(0, Math.max(labels.length - 1, 1)).map((_, index) => `_dmarc.${labels.slice(index).join('.')}`);
}

/** Where the public key is published. */
export function dkimName({ selector, domain }: Pick<DomainNeeds, 'selector' | 'domain'>): string {
  return `${selector}._domainkey.${domain}`;
}

/** The records of a domain; `found` is null before the first check. */
export function domainRecords(needs: DomainNeeds, found: FoundRecords | null): readonly DomainRecord[] {
  const { domain, publicKey, reportsTo } = needs;
  const spfs = found?.spf?.filter((text) => /^v=spf1(\s|$)/i.test(text)) ?? null;
  const dmarcs = found?.dmarc.map((texts) => texts?.filter((text) => /^v\s*=\s*DMARC1\s*(;|$)/i.test(text)) ?? null);
  return [
    { kind: 'spf', name: domain, value: spfValue(needs, spfs?.[0]), ...judgeSpf(needs, spfs) },
    {
      kind: 'dkim',
      name: dkimName(needs),
      value: `v=DKIM1; k=rsa; p=${publicKey}`,
      ...judgeDkim(needs, found?.dkim ?? null),
    },
    {
      kind: 'dmarc',
      name: `_dmarc.${domain}`,
      value: `v=DMARC1; p=none; rua=mailto:${reportsTo}`,
      ...judgeDmarc(dmarcs),
    },
  ];
}

/** The state of the sender after a check. Records that could not be asked for change nothing. */
export function senderState(before: SenderState, records: readonly DomainRecord[]): SenderState {
  if (records.every(({ state }) => state === 'right')) return 'verified';
  if (records.every(({ state }) => state === 'right' || state === 'unknown')) return before;
  return before === 'unverified' ? 'unverified' : 'failing';
}

/** The record that is there with the servers of the installation in it, or a new one. */
function spfValue({ domain, installation }: DomainNeeds, existing: string | undefined): string {
  const term = domain === installation ? 'mx' : `include:${installation}`;
  if (existing === undefined) return `v=spf1 ${term} ~all`;
  const terms = existing.trim().split(/\s+/);
  if (domain === installation || includes(terms, installation)) return existing;
  const kept = terms.filter((each) => includedBy(/^[+?~-]?include:/i, each) !== installation);
  const end = kept.findIndex((each) => /^([+?~-]?all|redirect=.*)$/i.test(each));
  return [...kept.slice(0, end < 0 ? kept.length : end), term, ...(end < 0 ? [] : kept.slice(end))].join(' ');
}

function judgeSpf({ domain, installation }: DomainNeeds, spfs: FoundTexts): Judged {
  if (spfs === null) return UNKNOWN;
  const [first, ...others] = spfs;
  if (first === undefined) return MISSING;
  // RFC 7208, 4.5: several records are an error, and no server passes.
  if (others.length > 0) return wrong('several', spfs);
  if (domain === installation) return right(spfs);
  return includes(first.trim().split(/\s+/), installation) ? right(spfs) : wrong('not_included', spfs);
}

/** Whether servers that the installation's record names pass; what comes after `all` is not looked at. */
function includes(terms: readonly string[], installation: string): boolean {
  const end = terms.findIndex((term) => /^[+?~-]?all$/i.test(term));
  return terms
    .slice(0, end < 0 ? terms.length : end)
    .some((term) => includedBy(/^\+?include:/i, term) === installation);
}

function includedBy(prefix: RegExp, term: string): string | undefined {
  return prefix.test(term) ? term.replace(prefix, '').toLowerCase() : undefined;
}

function judgeDkim({ publicKey }: DomainNeeds, texts: FoundTexts): Judged {
  if (texts === null) return UNKNOWN;
  const keys = texts.map(tagsOf).filter((tags) => tags.has('p'));
  if (keys.length === 0) return MISSING;
  const isOurs = (tags: ReadonlyMap<string, string>) =>
    tags.get('p') === publicKey && (tags.get('v') ?? 'DKIM1') === 'DKIM1' && (tags.get('k') ?? 'rsa') === 'rsa';
  // RFC 6376, 3.6.2.2: with several keys at one selector it is not defined which one is used.
  if (keys.length > 1) return wrong('several', texts);
  if (keys.some(isOurs)) return right(texts);
  return wrong(keys[0]!.get('p') === '' ? 'revoked' : 'other_key', texts);
}

/** The nearest record holds, that of the domain itself first (RFC 7489, 6.6.3). */
function judgeDmarc(levels: readonly FoundTexts[] | undefined): Judged {
  for (const texts of levels ?? [null]) {
    if (texts === null) return UNKNOWN;
    const [first, ...others] = texts;
    if (first === undefined) continue;
    if (others.length > 0) return wrong('several', texts);
    return /^(none|quarantine|reject)$/i.test(tagsOf(first).get('p') ?? '') ? right(texts) : wrong('no_policy', texts);
  }
  return MISSING;
}

/** The tags of a record (RFC 6376, 3.2), without white space in their values, which DNS consoles add to long keys. */
function tagsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split(';')
      .map((part) => part.split('='))
      .filter(({ length }) => length > 1)
      .map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join('=').replace(/\s+/g, '')]),
  );
}
