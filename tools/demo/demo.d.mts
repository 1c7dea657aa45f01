import type { Call } from '../product/product.mjs';

/** The state of an import that is done. */
export interface ImportDone {
  readonly id: string;
  readonly status: 'done';
  readonly rows: {
    readonly read: number;
    readonly accepted: number;
    readonly unchanged: number;
    readonly rejected: number;
  };
}

export function importCsv(
  call: Call,
  surveyId: string,
  columns: object,
  csv: string,
  fileName?: string,
): Promise<ImportDone>;

export function createDemo(url: string, log: (text: string) => void): Promise<Record<string, string>>;
