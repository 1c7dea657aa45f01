import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { Chip } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { changesQuery, versionChangesQuery, versionsQuery } from '../survey-queries.js';
import { ChangeList } from './change-list.js';

const route = getRouteApi('/signed-in/surveys/$surveyId/versions');

/** The draft and the published versions, newest first, and what each one changed. */
export function VersionsPage() {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { survey } = useSurveyDraft();
  const navigate = useNavigate({ from: '/surveys/$surveyId/versions' });
  const { version } = route.useSearch();
  const versions = useQuery(versionsQuery(survey.id));
  const draft = useQuery(changesQuery(survey.id, survey.revision));
  const next = draft.data?.next_version ?? null;
  const newestFirst = versions.data?.data.toSorted((a, b) => b.version - a.version) ?? [];
  const shown = version ?? (next === null ? newestFirst[0]?.version : undefined);
  const show = (number?: number) => void navigate({ search: { version: number }, replace: true });
  return (
    <div className={classes.body}>
      {versions.error && <ErrorInPlace error={versions.error} retry={() => void versions.refetch()} />}
      {versions.isPending && <LoadingShapes />}
      {versions.data?.data.length === 0 && <Empty text={t('versions.none')} />}
      <div className={classes.bar}>
        {next !== null && newestFirst.length > 0 && (
          <Chip isOn={shown === undefined} onClick={() => show()}>
            {t('versions.draft', { version: next })}
          </Chip>
        )}
        {newestFirst.map((each) => (
          <Chip key={each.version} isOn={shown === each.version} onClick={() => show(each.version)}>
            {t('versions.version', { version: each.version })} ·{' '}
            <time dateTime={each.published_at}>{format.moment(each.published_at)}</time>
          </Chip>
        ))}
      </div>
      {shown === undefined && draft.data !== undefined && draft.data.from !== null && (
        <Section title={t('versions.draftChanges', { version: draft.data.from })}>
          <ChangeList changes={draft.data} />
        </Section>
      )}
      {shown !== undefined && <Published version={shown} />}
    </div>
  );
}

function Published({ version }: { readonly version: number }) {
  const { t } = useTranslation('surveys');
  const { survey } = useSurveyDraft();
  const { data, error, refetch } = useQuery(versionChangesQuery(survey.id, version));
  if (error !== null) return <ErrorInPlace error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingShapes />;
  if (data.from === null) return <p className="muted">{t('versions.first')}</p>;
  return (
    <Section title={t('versions.changes', { version, from: data.from })}>
      <ChangeList changes={data} />
    </Section>
  );
}
