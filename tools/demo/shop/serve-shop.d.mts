export function serveShop(options: {
  readonly product: string;
  readonly key: string;
  readonly port?: number;
}): Promise<{ readonly url: string; stop(): Promise<void> }>;
