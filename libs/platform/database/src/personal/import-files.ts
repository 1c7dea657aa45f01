import { personParameters, WITH_PERSON, type Person } from './person.js';
import type { Tx } from '../tx.js';
import type { PersonalTable } from './personal-data.js';
import { anyOf, mentions, through, where } from './row-condition.js';

/** Bytes of the next part of a file that are looked at with each: a name may be cut by the border. */
const OVERLAP = 400;

const FAILURE = {
  code: 'customer-erased',
  detail: 'a customer was erased meanwhile: upload the file without them',
  row: null,
};

/**
 * Ends the imports of a service (its tables `import` and `import_chunk`) that have not ended and whose files name the person: a file
 * cannot be changed without changing its rows. Of a workbook, and of text in another encoding than one byte a letter, nobody can say
 * without reading it all, so these end too. Returns how many it ended.
 */
export async function endImportsOf(tx: Tx, schema: string, person: Person): Promise<Readonly<Record<string, number>>> {
  const [row] = await tx.query<{ count: number }>(
    `${WITH_PERSON}, part as (
       select c.import_id, c.bytes || coalesce(substring(lead(c.bytes) over (partition by c.import_id, c.upload_id order by c.byte_offset) for ${OVERLAP}), '') as bytes
       from ${schema}.import_chunk c where c.tenant_id = (select tenant_id from person)
     ), named as (
       select distinct t.import_id from part t join ${schema}.import i
         on i.tenant_id = (select tenant_id from person) and i.id = t.import_id
       where i.is_workbook or i.content_encoding like 'utf-16%' or ${mentions('bytes', 'bytes')('t')}
     ), ended as (
       update ${schema}.import i set status = 'failed', failure = $6::jsonb, finished_at = now(), proposal = null
       from named where i.tenant_id = (select tenant_id from person) and i.id = named.import_id
         and i.status in ('waiting', 'proposed', 'queued', 'running')
       returning i.id
     ), gone as (
       delete from ${schema}.import_chunk c using named
       where c.tenant_id = (select tenant_id from person) and c.import_id = named.import_id returning 1
     ) select (select count(*) from ended)::integer as count, (select count(*) from gone) as parts`,
    [...personParameters(person), JSON.stringify(FAILURE)],
  );
  return row!.count > 0 ? { imports: row!.count } : {};
}

const SETTINGS = 'what staff wrote and set';
const WORDS = 'one of fixed words';

/**
 * The tables of the imports of a service, and what of them is personal: rows of files that were not accepted, and what was found in a file.
 * Files themselves are deleted when their import ends; one that has not ended loses its file, see `endImportsOf`. `kept` are further
 * columns of the table `import`.
 */
export function importFileTables(schema: string, kept: PersonalTable['kept'] = {}): readonly PersonalTable[] {
  const ofImport = `(select i.created_at from ${schema}.import i where i.tenant_id = #.tenant_id and i.id = #.import_id)`;
  return [
    {
      table: 'import_error',
      kind: 'imports',
      belongs: anyOf(
        mentions('detail'),
        through(
          `${schema}.import_rejected_row`,
          { import_id: 'import_id', row_number: 'row_number' },
          mentions('line', 'bytes'),
        ),
      ),
      personal: { detail: `''` },
      kept: { column_name: SETTINGS, code: WORDS },
    },
    {
      table: 'import_chunk',
      notCopied: 'has rows about others too',
      kind: 'imports',
      belongs: mentions('bytes', 'bytes'),
      personal: { bytes: String.raw`'\x'` },
      kept: {},
      deletes: true,
    },
    {
      table: 'import',
      notCopied: 'has rows about others too',
      kind: 'imports',
      belongs: where(
        `#.proposal is not null or #.rejected_preamble is not null`,
        anyOf(mentions('proposal'), mentions('rejected_preamble', 'bytes')),
      ),
      personal: { proposal: 'null', rejected_preamble: 'null' },
      kept: {
        mapping: SETTINGS,
        status: WORDS,
        content_digest: 'a digest of a whole file',
        failure: WORDS,
        content_encoding: WORDS,
        file_name: SETTINGS,
        ...kept,
      },
    },
    {
      table: 'import_rejected_row',
      ages: { by: ofImport },
      kind: 'imports',
      belongs: mentions('line', 'bytes'),
      personal: { line: String.raw`'\x'` },
      kept: {},
    },
  ];
}
