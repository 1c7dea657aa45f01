import { Cursors, listReply, type ListReply } from '@hearback/http';
import type { CountedResponse, ResponsePage } from '../application/score-queries.js';
import { CountedResponseDto } from './counted-response.dto.js';
import type { CountedResponsesQueryDto } from './metric-query.dto.js';

/** The page that a query asks for. */
export function toPage(query: CountedResponsesQueryDto, metric: string): Omit<ResponsePage, 'period'> {
  return {
    after: Cursors.decode(query.cursor, { ...query, metric }),
    order: query.order,
    limit: query.limit,
    scores: { min: query.score_min, max: query.score_max },
    method: query.method_version,
  };
}

/** The page; `found` holds one response more than its limit where there is a further page. */
export function pageOf(
  found: readonly CountedResponse[],
  query: CountedResponsesQueryDto,
  metric: string,
): ListReply<CountedResponseDto> {
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  const more = found.length > items.length && last !== undefined;
  const next = more ? Cursors.encode({ createdAt: last.answeredAt, id: last.responseId }, { ...query, metric }) : null;
  return listReply(items.map(CountedResponseDto.fromResponse), next);
}
