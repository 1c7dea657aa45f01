import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { Page } from '../../../parts/page.js';
import { Chip, Tag } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { surveysQuery, touchpointsQuery } from '../survey-queries.js';
import classes from './list.module.css';
import { SurveyMenu } from './survey-menu.js';

const route = getRouteApi('/signed-in/surveys');
const STATUSES = ['published', 'draft', 'closed'] as const;

/** All surveys of the workspace. */
export function SurveysPage() {
  const { t } = useTranslation('surveys');
  const mayWrite = useMay('surveys:write');
  const mayReadPlans = useMay('plans:read');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = { ...search, limit: 100 };
  const { data, error, isPending, refetch } = useQuery(surveysQuery(filter));
  const change = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true });
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const create = (
    <Button component={Link} to="/surveys/new" leftSection={<Plus size={14} aria-hidden />}>
      {t('list.new')}
    </Button>
  );
  const ways = (
    <>
      {mayReadPlans && (
        <Button component={Link} to="/surveys/campaigns" variant="default">
          {t('list.campaigns')}
        </Button>
      )}
      <Button component={Link} to="/surveys/touchpoints" variant="default">
        {t('touchpoints.title')}
      </Button>
    </>
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <span className={`not-phone ${classes.ways}`}>{ways}</span>
          {mayWrite && create}
        </>
      }
    >
      <div>
        <div className={`only-phone ${classes.ways}`}>{ways}</div>
        <div className={classes.filters}>
          <TextInput
            type="search"
            aria-label={t('list.search')}
            placeholder={t('list.search')}
            defaultValue={search.search ?? ''}
            onChange={({ currentTarget }) => change({ search: currentTarget.value || undefined })}
          />
          {STATUSES.map((status) => (
            <Chip
              key={status}
              isOn={search.status === status}
              onClick={() => change({ status: search.status === status ? undefined : status })}
            >
              {t(`status.${status}`)}
            </Chip>
          ))}
          <Chip
            isOn={search.archived === true}
            onClick={() => change({ archived: search.archived ? undefined : true })}
          >
            {t('list.archived')}
          </Chip>
        </div>
        {isPending && <LoadingShapes />}
        {error && <ErrorInPlace error={error} what={t('list.failed')} retry={() => void refetch()} />}
        {data?.data.length === 0 && (
          <Empty
            text={isFiltered ? t('list.none') : t('list.empty')}
            action={!isFiltered && mayWrite ? create : undefined}
          />
        )}
        {data !== undefined && data.data.length > 0 && <SurveyTable surveys={data.data} />}
      </div>
    </Page>
  );
}

type Head = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof surveysQuery>['queryFn']>>>>['data'][number];

function SurveyTable({ surveys }: { readonly surveys: readonly Head[] }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const mayWrite = useMay('surveys:write');
  const { data: touchpoints } = useQuery(touchpointsQuery);
  const nameOf = (id: string | null) => touchpoints?.data.find((each) => each.id === id)?.name;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('list.name')}</th>
            <th scope="col">{t('list.status')}</th>
            <th scope="col">{t('list.touchpoint')}</th>
            <th scope="col">{t('list.version')}</th>
            <th scope="col">{t('list.changed')}</th>
            {mayWrite && (
              <th scope="col">
                <VisuallyHidden>{t('list.more')}</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {surveys.map((survey) => (
            <tr key={survey.id}>
              <td>
                <Link className={classes.name} to="/surveys/$surveyId" params={{ surveyId: survey.id }}>
                  <bdi>{survey.name}</bdi>
                </Link>{' '}
                {survey.tags.map((tag) => (
                  <Tag key={tag}>{tag}</Tag>
                ))}
              </td>
              <td>
                <span className={survey.status === 'published' ? classes.open : classes.shut}>
                  {t(`status.${survey.status}`)}
                </span>
              </td>
              <td className="muted">{nameOf(survey.touchpoint_id) ?? '–'}</td>
              <td className="num muted">{survey.version ?? '–'}</td>
              <td className="muted">
                <time dateTime={survey.updated_at} title={format.exact(survey.updated_at)}>
                  {format.moment(survey.updated_at)}
                </time>
              </td>
              {mayWrite && (
                <td>
                  <SurveyMenu survey={survey} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
