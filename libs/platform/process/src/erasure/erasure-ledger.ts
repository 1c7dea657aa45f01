import { open, readFile, type FileHandle } from 'node:fs/promises';

/** An erasure as the ledger has it: ids and a time, no name. */
export interface LedgerEntry {
  readonly tenantId: string;
  readonly erasureId: string;
  /** Ids of the profile and of those merged with it. */
  readonly customerIds: readonly string[];
  readonly erasedAt: Date;
}

interface LedgerLine {
  readonly tenant_id: string;
  readonly erasure_id: string;
  readonly customer_ids: readonly string[];
  readonly erased_at: string;
}

/**
 * The erasures of an installation in a file of JSON lines outside its database (`HEARBACK_ERASURE_LEDGER`). A backup that is older than an
 * erasure brings the customer back; the ledger is what the restored installation applies before it serves.
 */
export class ErasureLedger {
  /** `path`: undefined if the installation keeps none. */
  constructor(private readonly path: string | undefined) {}

  /** Adds an erasure, and waits until it is on the disk. The same one may stand there twice. */
  async add(entry: LedgerEntry): Promise<void> {
    if (this.path === undefined) return;
    const line: LedgerLine = {
      tenant_id: entry.tenantId,
      erasure_id: entry.erasureId,
      customer_ids: entry.customerIds,
      erased_at: entry.erasedAt.toISOString(),
    };
    const file = await open(this.path, 'a+', 0o600);
    try {
      // A line that a crash has cut off must not swallow this one.
      const before = (await endsWithin(file)) ? '\n' : '';
      await file.appendFile(`${before}${JSON.stringify(line)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /**
   * All erasures, each once; none if there is no file yet. A line that a crash has cut off is left out: its erasure was not done, and is
   * written again when it is. Throws if any other line cannot be read.
   */
  async entries(): Promise<readonly LedgerEntry[]> {
    const { path } = this;
    if (path === undefined) return [];
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const found = text
      .split('\n')
      .flatMap((line, index) => (line === '' || isCutOff(line) ? [] : [entryOf(line, index + 1, path)]));
    return [...new Map(found.map((entry) => [entry.erasureId, entry])).values()];
  }
}

/** Whether the file ends within a line. */
async function endsWithin(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}

/** A line is one object without objects in it, so that its only `}` is its end. */
const isCutOff = (line: string) => line.startsWith('{') && !line.includes('}');

function entryOf(text: string, number: number, path: string): LedgerEntry {
  try {
    const line = JSON.parse(text) as LedgerLine;
    const erasedAt = new Date(line.erased_at);
    if (Number.isNaN(erasedAt.getTime()) || !Array.isArray(line.customer_ids)) throw new Error('not an erasure');
    return { tenantId: line.tenant_id, erasureId: line.erasure_id, customerIds: line.customer_ids, erasedAt };
  } catch (error) {
    throw new Error(`line ${number} of the ledger of erasures ${path} cannot be read`, { cause: error });
  }
}
