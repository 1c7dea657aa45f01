import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { Page } from '../../parts/page.js';
import { Chip } from '../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { surveysQuery } from '../surveys/survey-queries.js';
import { plansQuery } from './plan-queries.js';
import { PlanRow } from './plan-row.js';
import classes from './plans.module.css';

const STATUSES = ['draft', 'running', 'paused', 'finished', 'stopped'] as const;

/** All plans of the workspace: what asks customers, and how far it is. */
export function PlansPage() {
  const { t } = useTranslation('plans');
  const search = useSearch({ from: '/signed-in/surveys/campaigns' });
  const navigate = useNavigate({ from: '/surveys/campaigns' });
  const mayWrite = useMay('plans:write');
  const status = STATUSES.find((each) => each === search.status);
  const { survey } = search;
  const { data, error, isPending, refetch } = useQuery(
    plansQuery({ ...(status !== undefined && { status }), ...(survey !== undefined && { survey_id: survey }) }),
  );
  const { data: surveys } = useQuery(surveysQuery({ limit: 100 }));
  const nameOf = (id: string) => surveys?.data.find((each) => each.id === id)?.name ?? '';
  const isFiltered = status !== undefined || survey !== undefined;
  const change = (next: { readonly status?: string | undefined; readonly survey?: string | undefined }) => {
    const { status: state, survey: id } = { status, survey, ...next };
    void navigate({
      search: { ...(state !== undefined && { status: state }), ...(id !== undefined && { survey: id }) },
      replace: true,
    });
  };
  const create = (
    <Button
      leftSection={<Plus size={14} aria-hidden />}
      renderRoot={(props) => (
        <Link
          {...props}
          to="/surveys/campaigns/$planId"
          params={{ planId: 'new' }}
          search={survey === undefined ? {} : { survey }}
        />
      )}
    >
      {t('create')}
    </Button>
  );
  const isEmpty = data?.data.length === 0 && !isFiltered;
  return (
    <Page
      title={t('title')}
      within={<Link to="/surveys">{t('surveys')}</Link>}
      actions={mayWrite && !isEmpty && create}
    >
      <div>
        {!isEmpty && (
          <div className={classes.filters}>
            {STATUSES.map((each) => (
              <Chip
                key={each}
                isOn={status === each}
                onClick={() => change({ status: status === each ? undefined : each })}
              >
                {t(`status.${each}`)}
              </Chip>
            ))}
            <Select
              aria-label={t('field.survey')}
              placeholder={t('list.allSurveys')}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('list.allSurveys') }}
              value={survey ?? null}
              data={(surveys?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => change({ survey: id ?? undefined })}
            />
          </div>
        )}
        {isPending && <LoadingShapes />}
        {error && <ErrorInPlace error={error} what={t('list.failed')} retry={() => void refetch()} />}
        {isEmpty && <Empty text={t('list.empty')} action={mayWrite ? create : undefined} />}
        {data?.data.length === 0 && isFiltered && <Empty text={t('list.none')} />}
        {data !== undefined && data.data.length > 0 && (
          <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('title')}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('list.name')}</th>
                  <th scope="col">{t('list.kind')}</th>
                  <th scope="col">{t('list.status')}</th>
                  <th scope="col">{t('list.progress')}</th>
                  <th scope="col">{t('list.next')}</th>
                </tr>
              </thead>
              <tbody>
                {data.data.map((plan) => (
                  <PlanRow key={plan.id} plan={plan} survey={nameOf(plan.survey_id)} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Page>
  );
}
