import { TenantDatabase, type OneTenantTx } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { TagStore, type Tag, type Tagging } from '../application/tag-store.js';
import { foldedTagName } from '../domain/tag.js';

interface TagRow {
  readonly id: string;
  readonly folded_name: string;
}

interface PairRow {
  readonly response_id: string;
  readonly tag_id: string;
}

const PAIRS = `unnest($2::uuid[], $3::uuid[]) as given (response_id, tag_id)`;

/** `TagStore` in SQL. The number of statements does not depend on the number of responses. */
@Injectable()
export class SqlTagStore extends TagStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ids: Ids,
  ) {
    super();
  }

  override async lock(tx: OneTenantTx, responseIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      'select id from responses.response where tenant_id = $1 and id = any ($2) order by id for update',
      [tx.tenantId, responseIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  override async ensure(tx: OneTenantTx, names: readonly string[], at: Date): Promise<ReadonlyMap<string, string>> {
    const byFolded = new Map(names.map((name) => [foldedTagName(name), name]));
    const folded = [...byFolded.keys()].toSorted();
    await tx.query(
      `insert into responses.tag (tenant_id, id, name, folded_name, created_at)
       select $1, id, name, folded_name, $5 from unnest($2::uuid[], $3::text[], $4::text[]) as given (id, name, folded_name)
       order by folded_name on conflict (tenant_id, folded_name) do nothing`,
      [tx.tenantId, folded.map(() => this.ids.next()), folded.map((name) => byFolded.get(name)), folded, at],
    );
    return this.find(tx, folded);
  }

  override async find(tx: OneTenantTx, foldedNames: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (foldedNames.length === 0) return new Map();
    const rows = await tx.query<TagRow>(
      'select id, folded_name from responses.tag where tenant_id = $1 and folded_name = any ($2) for key share',
      [tx.tenantId, foldedNames],
    );
    return new Map(rows.map(({ id, folded_name: name }) => [name, id]));
  }

  override async add(tx: OneTenantTx, pairs: readonly Tagging[], at: Date): Promise<readonly Tagging[]> {
    const rows = await tx.query<PairRow>(
      `insert into responses.response_tag (tenant_id, response_id, tag_id, created_at)
       select distinct $1::uuid, response_id, tag_id, $4::timestamptz from ${PAIRS}
       on conflict do nothing returning response_id, tag_id`,
      [tx.tenantId, ...columnsOf(pairs), at],
    );
    return rows.map(fromPairRow);
  }

  override async remove(tx: OneTenantTx, pairs: readonly Tagging[]): Promise<readonly Tagging[]> {
    if (pairs.length === 0) return [];
    const rows = await tx.query<PairRow>(
      `delete from responses.response_tag x using ${PAIRS}
       where x.tenant_id = $1 and x.response_id = given.response_id and x.tag_id = given.tag_id
       returning x.response_id, x.tag_id`,
      [tx.tenantId, ...columnsOf(pairs)],
    );
    return rows.map(fromPairRow);
  }

  override async most(tx: OneTenantTx, responseIds: readonly string[]): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::integer as n from responses.response_tag where tenant_id = $1 and response_id = any ($2)
       group by response_id order by n desc limit 1`,
      [tx.tenantId, responseIds],
    );
    return row?.n ?? 0;
  }

  override async count(tx: OneTenantTx): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::integer as n from responses.tag where tenant_id = $1',
      [tx.tenantId],
    );
    return row!.n;
  }

  override async delete(tx: OneTenantTx, id: string): Promise<boolean> {
    const rows = await tx.query('delete from responses.tag where tenant_id = $1 and id = $2 returning id', [
      tx.tenantId,
      id,
    ]);
    return rows.length > 0;
  }

  override list(tenantId: string): Promise<readonly Tag[]> {
    return this.database.withTenant(tenantId, (tx) =>
      tx.query<Tag>(
        `select t.id, t.name, (select count(*)::integer from responses.response_tag x
                               where x.tenant_id = t.tenant_id and x.tag_id = t.id) as responses
         from responses.tag t where t.tenant_id = $1 order by t.folded_name`,
        [tenantId],
      ),
    );
  }
}

function columnsOf(pairs: readonly Tagging[]): readonly [readonly string[], readonly string[]] {
  return [pairs.map(({ responseId }) => responseId), pairs.map(({ tagId }) => tagId)];
}

function fromPairRow({ response_id: responseId, tag_id: tagId }: PairRow): Tagging {
  return { responseId, tagId };
}
