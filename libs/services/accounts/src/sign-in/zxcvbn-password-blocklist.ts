import { Injectable } from '@nestjs/common';
import { dictionary } from '@zxcvbn-ts/language-common';
import { PasswordBlocklist } from '../application/password-blocklist.js';

const COMMON: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** The list of about 49,000 common passwords of zxcvbn-ts, from published leaks. */
@Injectable()
export class ZxcvbnPasswordBlocklist extends PasswordBlocklist {
  override has(text: string): boolean {
    return COMMON.has(text);
  }
}
