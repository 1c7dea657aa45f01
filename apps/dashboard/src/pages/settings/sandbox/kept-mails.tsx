import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import classes from './sandbox.module.css';

type Mail = Reply<'listSandboxMails'>['data'][number];

/** The mails that the sandbox kept, the newest first. */
export function KeptMails() {
  const { t } = useTranslation('sandbox');
  const list = useInfiniteQuery({
    queryKey: ['sandbox-mails'],
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return dataOf(api.GET('/v1/sandbox/mails', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
  const all = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section aria-labelledby="kept-mails">
      <div className={classes.head}>
        <h2 id="kept-mails">{t('mails.title')}</h2>
        <Button variant="default" loading={list.isRefetching} onClick={() => void list.refetch()}>
          {t('mails.again')}
        </Button>
      </div>
      {list.isPending && <LoadingShapes />}
      {list.isError && <ErrorInPlace error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && all.length === 0 && <Empty text={t('mails.none')} />}
      {all.map((mail) => (
        <KeptMail key={mail.id} mail={mail} />
      ))}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('mails.more')}
        </Button>
      )}
    </section>
  );
}

/** A mail, closed until somebody wants to read it. Its links are text: they are personal to the customer of a test. */
function KeptMail({ mail }: { readonly mail: Mail }) {
  const format = useFormat();
  return (
    <details className={classes.mail}>
      <summary>
        <bdi>{mail.subject}</bdi>
        <span className="small muted">
          <bdi dir="ltr">{mail.to}</bdi> · <time dateTime={mail.created_at}>{format.moment(mail.created_at)}</time>
        </span>
      </summary>
      <p className={classes.text} dir="auto">
        {mail.text}
      </p>
    </details>
  );
}
