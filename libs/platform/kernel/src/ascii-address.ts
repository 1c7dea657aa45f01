/**
 * An e-mail address with its domain in ASCII (IDNA, UTS 46), as mail servers exchange it: `a@müller.example` is
 * `a@xn--mller-kva.example`. `undefined` if the domain cannot be written so. The local part stays as it is. It uses no Node API,
 * because survey pages check addresses too.
 */
export function asciiAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  // An ASCII domain is left to the checks of addresses.
  if (/^\p{ASCII}*$/u.test(domain)) return address;
  // What is not a host name in a URL would be read as another part of it, or dropped.
  if (/[\s/\\?#:%[\]]/.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  return address.slice(0, at + 1) + new URL(`http://${domain}`).hostname;
}
