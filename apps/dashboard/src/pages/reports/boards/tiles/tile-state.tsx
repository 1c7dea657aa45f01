import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorInPlace, LoadingShapes } from '../../../../parts/states.js';

/** What a query has brought, or in its place that it is loading or what went wrong. */
export function TileState<T>(props: {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'isError' | 'refetch'>;
  readonly children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation('boards');
  const { data, error, isPending, isError, refetch } = props.query;
  return (
    <>
      {isPending && <LoadingShapes rows={3} />}
      {isError && <ErrorInPlace error={error} what={t('tile.error')} retry={() => void refetch()} />}
      {data !== undefined && props.children(data)}
    </>
  );
}
