/** Why a file cannot be read at all; services report it as a problem of theirs. */
export class FileDefect extends Error {
  constructor(
    readonly code: 'unreadable-file' | 'content-too-large',
    /** What is wrong, for the sender of the file. */
    readonly detail: string,
  ) {
    super(detail);
    this.name = 'FileDefect';
  }
}
