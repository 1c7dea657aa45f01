import type { ServiceSchema } from '@hearback/database';

/** A database of an installation: whose it is and which schemas it has, infrastructure included. */
export interface BackedUpDatabase {
  readonly url: string;
  readonly services: readonly string[];
  readonly schemas: readonly ServiceSchema[];
}

/** What a backup says of itself. */
export interface Manifest {
  readonly format: number;
  readonly version: string;
  /** When the snapshot was taken. */
  readonly at: string;
  readonly databases: readonly {
    readonly services: readonly string[];
    readonly migrations: Readonly<Record<string, readonly string[]>>;
    readonly tables: readonly {
      readonly table: string;
      readonly columns: readonly string[];
      readonly file: string;
      readonly rows: number;
      readonly bytes: number;
      readonly digest: string;
    }[];
    readonly sequences: readonly { readonly sequence: string; readonly value: string }[];
  }[];
}

export function takeBackup(options: {
  databases: readonly BackedUpDatabase[];
  out: string;
  version: string;
  say?: (text: string) => void;
}): Promise<Manifest>;
