import { mentions, personParameters, WITH_PERSON, type Person, type Tx } from '@hearback/database';

/** Bytes of the next part of a file that are looked at with each: a name may be cut by the border. */
const OVERLAP = 400;

/**
 * Ends the imports that have not ended and whose files name the person: a file cannot be changed without changing its rows. Of a workbook,
 * and of text in another encoding than one byte a letter, nobody can say without reading it all, so these end too.
 */
export async function endImportsOf(tx: Tx, person: Person): Promise<Readonly<Record<string, number>>> {
  const failure = {
    code: 'customer-erased',
    detail: 'a customer was erased meanwhile: upload the file without them',
    row: null,
  };
  const [row] = await tx.query<{ count: number }>(
    `${WITH_PERSON}, part as (
       select c.import_id, c.bytes || coalesce(substring(lead(c.bytes) over (partition by c.import_id, c.upload_id order by c.byte_offset) for ${OVERLAP}), '') as bytes
       from responses.import_chunk c where c.tenant_id = (select tenant_id from person)
     ), named as (
       select distinct t.import_id from part t join responses.import i
         on i.tenant_id = (select tenant_id from person) and i.id = t.import_id
       where i.is_workbook or i.content_encoding like 'utf-16%' or ${mentions('bytes', 'bytes')('t')}
     ), ended as (
       update responses.import i set status = 'failed', failure = $6::jsonb, finished_at = now(), proposal = null
       from named where i.tenant_id = (select tenant_id from person) and i.id = named.import_id
         and i.status in ('waiting', 'proposed', 'queued', 'running')
       returning i.id
     ), gone as (
       delete from responses.import_chunk c using named
       where c.tenant_id = (select tenant_id from person) and c.import_id = named.import_id returning 1
     ) select (select count(*) from ended)::integer as count, (select count(*) from gone) as parts`,
    [...personParameters(person), JSON.stringify(failure)],
  );
  return row!.count > 0 ? { imports: row!.count } : {};
}
