/** What an export contains. */
export interface ExportManifest {
  readonly format: number;
  readonly url: string;
  readonly as_of: string;
  readonly finished_at: string;
  readonly files: readonly {
    readonly name: string;
    readonly file: string;
    readonly lines: number;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** Writes everything of a workspace into a new folder. */
export function exportWorkspace(options: {
  readonly url: string;
  readonly key: string;
  readonly out: string;
  readonly log?: (text: string) => void;
}): Promise<ExportManifest>;
