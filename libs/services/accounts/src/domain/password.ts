/** Minimum and maximum length of a password in characters; the maximum limits the cost of hashing. */
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

/** Why a password was rejected. */
export type PasswordDefect = 'too-short' | 'too-long' | 'too-simple' | 'contains-address';

/**
 * What is wrong with a password, or `undefined`. Length counts, composition does not (NIST SP 800-63B). Passwords with fewer than
 * four different characters and those that contain the local part of the owner's address are rejected.
 */
export function passwordDefect(password: string, email: string): PasswordDefect | undefined {
  const characters = Array.from(password);
  if (characters.length < PASSWORD_LENGTH.min) return 'too-short';
  if (characters.length > PASSWORD_LENGTH.max) return 'too-long';
  if (new Set(characters).size < 4) return 'too-simple';
  const local = email.slice(0, email.indexOf('@')).toLowerCase();
  if (local.length >= 4 && password.toLowerCase().includes(local)) return 'contains-address';
  return undefined;
}
