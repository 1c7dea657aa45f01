/** 32 random hexadecimal digits. */
export function randomHex(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A random UUID; `crypto.randomUUID` does not exist on pages without TLS. */
export function randomUuid(): string {
  const hex = randomHex();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
