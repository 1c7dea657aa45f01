/** Minimum and maximum length of a password in characters; the maximum limits the cost of hashing. */
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

/** Why a password was rejected. */
export type PasswordDefect = 'too-short' | 'too-long' | 'too-simple' | 'too-common' | 'contains-address';

/** Whether a text in lower case is a common password. */
export type IsCommon = (text: string) => boolean;

/**
 * What is wrong with a password, or `undefined`. Length counts, composition does not (NIST SP 800-63B). Passwords with fewer than
 * four different characters, common ones, and those that contain the local part of the owner's address are rejected.
 */
export function passwordDefect(password: string, email: string, isCommon: IsCommon): PasswordDefect | undefined {
  const characters = Array.from(password);
  if (characters.length < PASSWORD_LENGTH.min) return 'too-short';
  if (characters.length > PASSWORD_LENGTH.max) return 'too-long';
  if (new Set(characters).size < 4) return 'too-simple';
  const lower = password.toLowerCase();
  if (guesses(lower).some(isCommon)) return 'too-common';
  const local = email.slice(0, email.indexOf('@')).toLowerCase();
  if (local.length >= 4 && lower.includes(local)) return 'contains-address';
  return undefined;
}

/** What an attacker tries to reach this password: itself, the word that digits and signs surround, the word that is repeated. */
function guesses(lower: string): readonly string[] {
  const word = lower.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  // A short word beside many other characters does not make them easy to guess.
  const core = word.length * 2 >= lower.length ? [word, repeatedPart(word)] : [];
  return [lower, repeatedPart(lower), ...core];
}

/** The shortest text that repeated gives this one; the text itself if there is none. */
function repeatedPart(text: string): string {
  for (let length = 1; length * 2 <= text.length; length += 1) {
    const part = text.slice(0, length);
    if (text.length % length === 0 && part.repeat(text.length / length) === text) return part;
  }
  return text;
}
