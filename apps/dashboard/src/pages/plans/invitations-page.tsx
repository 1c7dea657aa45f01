import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import { Chip } from '../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { InvitationTable } from './invitation-table.js';
import { planInvitationsQuery, planQuery, progressQuery, type Progress } from './plan-queries.js';
import classes from './plans.module.css';
import { useReasonWords } from './use-reason-words.js';

export const INVITATION_STATUSES = [
  'planned',
  'sending',
  'sent',
  'bounced',
  'provisional',
  'started',
  'completed',
  'suppressed',
  'expired',
] as const;

/** The invitations of a plan, by their state, and those who were left out by the reason. */
export function InvitationsPage() {
  const { t } = useTranslation('plans');
  const words = useReasonWords();
  const { planId } = useParams({ from: '/signed-in/surveys/campaigns/$planId/invitations' });
  const search = useSearch({ from: '/signed-in/surveys/campaigns/$planId/invitations' });
  const navigate = useNavigate({ from: '/surveys/campaigns/$planId/invitations' });
  const status = INVITATION_STATUSES.find((each) => each === search.status);
  const { reason } = search;
  const { data: plan } = useQuery(planQuery(planId));
  const { data: progress } = useQuery({ ...progressQuery({ id: planId, status: 'running' }) });
  const list = useInfiniteQuery(
    planInvitationsQuery({
      plan_id: planId,
      ...(status !== undefined && { status }),
      ...(reason !== undefined && { reason }),
    }),
  );
  const invitations = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const show = (next: { readonly status?: string; readonly reason?: string }) =>
    void navigate({ search: next, replace: true });
  return (
    <Page
      title={t('invitations.title')}
      within={
        <>
          <span className="not-phone">
            <Link to="/surveys/campaigns">{t('title')}</Link> <span aria-hidden>/</span>{' '}
          </span>
          <Link to="/surveys/campaigns/$planId" params={{ planId }}>
            <bdi>{plan?.name ?? '…'}</bdi>
          </Link>
        </>
      }
    >
      <div>
        <div className={classes.filters}>
          {INVITATION_STATUSES.filter((each) => each === status || countOf(progress, each) > 0).map((each) => (
            <Chip key={each} isOn={status === each} onClick={() => show(status === each ? {} : { status: each })}>
              {t(`invitation.${each}`)} <span className="num">{countOf(progress, each)}</span>
            </Chip>
          ))}
          {status === 'suppressed' && progress !== undefined && (
            <NativeSelect
              aria-label={t('reason')}
              value={reason ?? ''}
              data={[
                { value: '', label: t('invitations.allReasons') },
                ...progress.left_out.map((each) => ({ value: each.reason, label: words(each.reason) })),
              ]}
              onChange={({ currentTarget }) =>
                show({ status, ...(currentTarget.value !== '' && { reason: currentTarget.value }) })
              }
            />
          )}
        </div>
        {list.isPending && <LoadingShapes rows={8} />}
        {list.isError && (
          <ErrorInPlace error={list.error} what={t('invitations.failed')} retry={() => void list.refetch()} />
        )}
        {list.isSuccess && invitations.length === 0 && <Empty text={t('invitations.none')} />}
        {invitations.length > 0 && <InvitationTable invitations={invitations} />}
        {list.hasNextPage && (
          <Button variant="default" mt="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('invitations.more')}
          </Button>
        )}
      </div>
    </Page>
  );
}

const countOf = (progress: Progress | undefined, status: (typeof INVITATION_STATUSES)[number]): number =>
  progress?.[status] ?? 0;
