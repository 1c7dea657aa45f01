import { createHash, createPublicKey, createVerify } from 'node:crypto';

/** The fields of a mail as they were received, folded lines included. */
function fieldsOf(headers: string): readonly string[] {
  return headers.split(/\r\n(?![ \t])/);
}

/** Relaxed canonicalisation of a field (RFC 6376, 3.4.2). */
function relaxedField(field: string): string {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
}

/** Relaxed canonicalisation of the body (RFC 6376, 3.4.4). */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line}\r\n`).join('');
}

/**
 * Verifies the signature of a mail as a receiving server does (RFC 6376, 6.1) with the public key of its record: body hash, then the
 * signature over the named fields. Domain and selector; undefined: there is no valid signature.
 */
export function verifiedDkim(mail: string, publicKey: string): { domain: string; selector: string } | undefined {
  const end = mail.indexOf('\r\n\r\n');
  const fields = fieldsOf(mail.slice(0, end));
  const signature = fields.find((field) => /^DKIM-Signature:/i.test(field));
  if (signature === undefined) return undefined;
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((part) => [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).replace(/\s+/g, '')]),
  );
  const body = Buffer.from(relaxedBody(mail.slice(end + 4)), 'latin1');
  if (createHash('sha256').update(body).digest('base64') !== tags.get('bh')) return undefined;
  const left = [...fields];
  const signed = (tags.get('h') ?? '').split(':').flatMap((name) => {
    // Of fields with one name, the last is signed first.
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at < 0 ? [] : left.splice(at, 1);
  });
  const unsigned = relaxedField(signature)
    .replace(/(;|^)(\s*b=)[^;]*/, '$1$2')
    .trimEnd();
  const text = [...signed.map(relaxedField), unsigned].join('\r\n');
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const isValid = createVerify('sha256')
    .update(text, 'latin1')
    .verify(key, tags.get('b') ?? '', 'base64');
  return isValid ? { domain: tags.get('d') ?? '', selector: tags.get('s') ?? '' } : undefined;
}
