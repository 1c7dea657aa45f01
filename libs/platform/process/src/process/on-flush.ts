/** A provider that holds accepted work in memory: it is asked to finish it after the last request and before the pools close. */
export interface OnFlush {
  /** Resolves when nothing is held any more. */
  flush(): Promise<void>;
}
