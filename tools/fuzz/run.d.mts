/** A kind of defect, with an example of a call that shows it. */
export interface Defect {
  readonly times: number;
  readonly operation: string;
  readonly defect: string;
  readonly url: string;
  readonly body: string | undefined;
}

export declare function fuzz(options: {
  readonly url: string;
  readonly document: object;
  readonly headers: Readonly<Record<string, string>>;
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly seed: number;
  readonly calls: number;
  readonly log?: (line: string) => void;
}): Promise<{
  readonly sent: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly defects: readonly Defect[];
}>;
