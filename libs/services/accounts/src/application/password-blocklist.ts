/** The passwords that attackers try first. */
export abstract class PasswordBlocklist {
  /** Whether the list has this text, which is in lower case. */
  abstract has(text: string): boolean;
}
