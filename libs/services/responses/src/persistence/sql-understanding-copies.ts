import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { UnderstandingCopies, type PublishedUnderstanding } from '../application/understanding-copies.js';

interface ResponseKey {
  readonly tenant_id: string;
  readonly response_id: string;
}

/** `UnderstandingCopies` in SQL, in three statements for any number of responses. */
@Injectable()
export class SqlUnderstandingCopies extends UnderstandingCopies {
  override async put(tx: BatchTx, published: readonly PublishedUnderstanding[]): Promise<void> {
    const newest = newestOf(published);
    if (newest.length === 0) return;
    const put = await tx.query<ResponseKey>(
      `insert into responses.response_understanding as u (tenant_id, response_id, revision, language, sentiment, confidence)
       select g.* from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::text[], $6::double precision[])
           as g (tenant_id, response_id, revision, language, sentiment, confidence)
         join responses.response r on r.tenant_id = g.tenant_id and r.id = g.response_id
       on conflict (tenant_id, response_id) do update set revision = excluded.revision, language = excluded.language,
           sentiment = excluded.sentiment, confidence = excluded.confidence
         where u.revision < excluded.revision
       returning tenant_id, response_id`,
      [
        newest.map(({ tenantId }) => tenantId),
        newest.map(({ understood }) => understood.response_id),
        newest.map(({ understood }) => understood.revision),
        newest.map(({ understood }) => understood.language),
        newest.map(({ understood }) => understood.sentiment),
        newest.map(({ understood }) => understood.confidence),
      ],
    );
    const isPut = new Set(put.map(({ tenant_id: tenant, response_id: response }) => `${tenant} ${response}`));
    const changed = newest.filter(({ tenantId, understood }) => isPut.has(`${tenantId} ${understood.response_id}`));
    if (changed.length === 0) return;
    await tx.query(
      `delete from responses.response_topic x using unnest($1::uuid[], $2::uuid[]) as g (tenant_id, response_id)
       where x.tenant_id = g.tenant_id and x.response_id = g.response_id`,
      [changed.map(({ tenantId }) => tenantId), changed.map(({ understood }) => understood.response_id)],
    );
    const topics = changed.flatMap(({ tenantId, understood }) =>
      [...new Set(understood.topics)].map((topic) => [tenantId, understood.response_id, topic] as const),
    );
    if (topics.length === 0) return;
    await tx.query(
      `insert into responses.response_topic (tenant_id, response_id, topic_id)
       select * from unnest($1::uuid[], $2::uuid[], $3::uuid[])`,
      [topics.map(([tenant]) => tenant), topics.map(([, response]) => response), topics.map(([, , topic]) => topic)],
    );
  }
}

/** The highest revision of each response. */
function newestOf(published: readonly PublishedUnderstanding[]): readonly PublishedUnderstanding[] {
  const newest = new Map<string, PublishedUnderstanding>();
  for (const each of published) {
    const key = `${each.tenantId} ${each.understood.response_id}`;
    if ((newest.get(key)?.understood.revision ?? 0) < each.understood.revision) newest.set(key, each);
  }
  return [...newest.values()];
}
