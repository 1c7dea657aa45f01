import type { ServiceSchema } from '@hearback/database';

/** A database of an installation: the services that use it and its schemas, including infrastructure. */
export interface BackedUpDatabase {
  readonly url: string;
  readonly services: readonly string[];
  readonly schemas: readonly ServiceSchema[];
}

/** The description of a backup. */
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
  log?: (text: string) => void;
}): Promise<Manifest>;
