/** All services in one process, or one process each and a gateway. */
export type Shape = 'one' | 'split';

/** A process of the product; it is restarted when it ends unexpectedly, with a new `pid`. */
export interface ProductProcess {
  /** `platform`, the name of a service, or `gateway`. */
  readonly name: string;
  readonly pid: number;
  /** Its address on loopback. */
  readonly url: string;
}

/** A running product. */
export interface Product {
  readonly url: string;
  readonly internalSecret: string;
  /** The last one is the one that clients call. */
  readonly processes: readonly ProductProcess[];
  /** Starts one more process of a service or one more gateway of the split shape, with these settings; its address. */
  startMore(name: string, environment?: Readonly<Record<string, string>>): Promise<string>;
  stop(): Promise<void>;
}

export function isReady(url: string): Promise<boolean>;

export function startProduct(options: {
  shape?: Shape;
  databaseUrl: string;
  environment?: Readonly<Record<string, string>>;
  file?: string;
  port?: number;
  secrets?: { rolePassword?: string; internalSecret?: string };
  output?: number;
  log?: (text: string) => void;
}): Promise<Product>;

/** Migrates all schemas in the databases of the settings, which add to those of this process. */
export function migrate(settings: Readonly<Record<string, string>>): Promise<void>;

export function residentBytesOf(product: Product): number;

export function residentBytes(pid: number): number;

/** Responses are untyped: the e2e tests look at what a client would see. */
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
  // oxlint-disable-next-line typescript/no-explicit-any -- a client's view of JSON
) => Promise<any>;

export function apiClient(url: string, key?: string): Call;
