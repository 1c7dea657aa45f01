/** How long the code may take after the password, milliseconds. */
export const SECOND_STEP_LIFETIME = 5 * 60_000;

/** Recovery codes that a person gets at a time. */
export const RECOVERY_CODES = 10;

/** Characters of recovery codes: none that are mistaken for another one. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A recovery code in the form in which it is compared: in lower case, without spaces and hyphens. */
export function plainCode(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '');
}

/** A recovery code from random bytes, ten characters in two groups. */
export function recoveryCode(random: Uint8Array): string {
  // 31 characters: bytes of 248 and more would prefer some of them.
  const characters = Array.from(random)
    .filter((byte) => byte < 248)
    .slice(0, 10)
    .map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `${characters.slice(0, 5).join('')}-${characters.slice(5).join('')}`;
}
