import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { Page } from '../../../parts/page.js';
import { Tag } from '../../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import type { Definition } from '../draft/definition.js';
import { templatesQuery } from '../survey-queries.js';
import classes from './list.module.css';

type Template = Reply<'listSurveyTemplates'>['data'][number];

/** The gallery of templates: a new survey begins with one of them, or with a single question. */
export function NewSurveyPage() {
  const { t } = useTranslation('surveys');
  const { i18n } = useTranslation();
  const { workspace } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(templatesQuery);
  const create = useMutation({
    mutationFn: ({ name, definition }: { name: string; definition: unknown }) =>
      dataOf(api.POST('/v1/surveys', { body: { name, definition: definition as never } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['surveys', 'list'] });
      await navigate({ to: '/surveys/$surveyId', params: { surveyId: id } });
    },
  });
  return (
    <Page title={t('new.title')} within={<Link to="/surveys">{t('title')}</Link>}>
      <div>
        <p className="lead">{t('new.lead')}</p>
        <p className="muted">{t('new.text')}</p>
      </div>
      {isPending && <LoadingShapes />}
      {error && <ErrorInPlace error={error} what={t('new.failed')} retry={() => void refetch()} />}
      {create.error && <ErrorInPlace error={create.error} />}
      <ul className={classes.gallery}>
        {data?.data.map((template) => (
          <TemplateCard
            key={template.key}
            template={template}
            use={({ key, definition }) =>
              create.mutate({
                name: t(`templates.${key}.name`),
                definition: inLanguage(definition, workspace.language),
              })
            }
          />
        ))}
        <li className={classes.card}>
          <h2>{t('new.empty')}</h2>
          <p className="muted">{t('new.emptyText')}</p>
          <Button
            variant="default"
            onClick={() =>
              create.mutate({ name: t('new.emptyName'), definition: emptyDefinition(i18n.language, t('new.question')) })
            }
          >
            {t('new.start')}
          </Button>
        </li>
      </ul>
    </Page>
  );
}

function TemplateCard({ template, use }: { readonly template: Template; readonly use: (template: Template) => void }) {
  const { t } = useTranslation('surveys');
  const { key, stage, definition } = template;
  const name = t(`templates.${key}.name`);
  const { questions, languages } = definition as unknown as Definition;
  return (
    <li className={classes.card}>
      <h2>
        {name} {stage !== null && <Tag>{t(`stage.${stage}`)}</Tag>}
      </h2>
      <p className="muted">{t(`templates.${key}.text`)}</p>
      <p className="faint small">
        <Clock size={13} aria-hidden /> {t('new.questions', { count: questions.length })} ·{' '}
        {t('new.languages', { count: languages.length })}
      </p>
      <Button variant="default" aria-label={t('new.useNamed', { name })} onClick={() => use(template)}>
        {t('new.use')}
      </Button>
    </li>
  );
}

/** The definition with the language of the workspace as its first one, where the template is translated into it. */
function inLanguage(definition: Template['definition'], wanted: string): Template['definition'] {
  const language = [wanted, wanted.split('-')[0]].find((each) => definition.languages.some((one) => one === each));
  return language === undefined ? definition : { ...definition, default_language: language };
}

/** A survey of one question. */
function emptyDefinition(language: string, title: string): object {
  return {
    default_language: language,
    languages: [language],
    texts: { [language]: { 'questions.recommend.title': title } },
    questions: [{ key: 'recommend', kind: 'nps', required: true }],
  };
}
