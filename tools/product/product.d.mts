/** A running product: the built platform as its own process. */
export interface Product {
  readonly url: string;
  readonly internalSecret: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export function isReady(url: string): Promise<boolean>;

export function startProduct(options: {
  databaseUrl: string;
  environment?: Readonly<Record<string, string>>;
  file?: string;
  port?: number;
  secrets?: { rolePassword?: string; internalSecret?: string };
  output?: number;
  say?: (text: string) => void;
}): Promise<Product>;

export function residentBytes(pid: number): number;

/** Members of replies are read as they come: the e2e tests look at what a client would see. */
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
  // oxlint-disable-next-line typescript/no-explicit-any -- a client's view of JSON
) => Promise<any>;

export function apiClient(url: string, key?: string): Call;
