/** The token in the link of a confirmation mail; undefined if the text has none. */
export function confirmationToken(text: string): string | undefined;

/** Submits the form of the page that a confirmation mail links to; throws unless the address is confirmed. */
export function submitConfirmation(url: string, token: string, password: string): Promise<void>;

/** Confirms the address of a member with the mail in the built-in inbox. Throws if none arrives in time. */
export function confirmAddress(
  url: string,
  member: { readonly email: string; readonly password: string },
  options?: { readonly timeoutMs?: number },
): Promise<void>;
