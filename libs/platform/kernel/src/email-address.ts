import { asciiAddress } from './ascii-address.js';

/** At most 254 characters and 64 before the `@`, the limits of RFC 5321; a domain of at least two labels. */
const EMAIL =
  /^(?=.{1,254}$)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** The e-mail address in its normal form, trimmed, in lower case and with its domain in ASCII; `undefined` if it is not an address. */
export function emailAddress(text: string): string | undefined {
  const address = asciiAddress(text.trim().toLowerCase());
  return address !== undefined && EMAIL.test(address) ? address : undefined;
}
