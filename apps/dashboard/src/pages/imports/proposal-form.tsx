import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body, type Reply } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useAnswerTargets } from './answer-targets.js';
import { ColumnTable } from './column-table.js';
import { FoundFacts } from './found-facts.js';
import classes from './imports.module.css';
import { Question } from './question.js';
import { Steps } from './steps.js';

type ImportState = Reply<'getImport'>;
type Proposal = NonNullable<ImportState['proposal']>;
type Mapping = NonNullable<Body<'startImport'>['mapping']>;

/** What was found in a file on the left, what the file does not say on the right. */
export function ProposalForm({ state, proposal }: { readonly state: ImportState; readonly proposal: Proposal }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const [columns, setColumns] = useState(proposal.mapping.columns as Record<string, object>);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [opensTasks, setOpensTasks] = useState(false);
  const open = proposal.questions.filter(({ code, options }) => options.length > 0 && answers[code] === undefined);
  const surveyId = answers['survey'] ?? state.survey_id;
  const targets = useAnswerTargets(surveyId);
  const surveys = useSurveys();
  const again = useMutation({
    mutationFn: (survey_id: string) =>
      dataOf(api.POST('/v1/imports/{id}/proposal', { params: { path: { id: state.id } }, body: { survey_id } })),
    onSuccess: (next) => queries.setQueryData(['imports', state.id], next),
  });
  const start = useMutation({
    mutationFn: () => {
      const mapping: Mapping = {
        ...proposal.mapping,
        columns,
        ...(answers['date-order'] && { date_format: answers['date-order'] as Mapping['date_format'] }),
        ...(answers['decimal-sign'] && { decimal: answers['decimal-sign'] as Mapping['decimal'] }),
      };
      const body = { survey_id: surveyId, mapping, open_tasks: opensTasks };
      return dataOf(api.POST('/v1/imports/{id}/start', { params: { path: { id: state.id } }, body }));
    },
    onSuccess: (next) => queries.setQueryData(['imports', state.id], next),
  });
  const answer = (code: string, option: string) => {
    setAnswers({ ...answers, [code]: option });
    if (code === 'survey') again.mutate(option);
  };
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Steps at={2} />
        <p className="lead">
          {open.length > 0
            ? t('check.questions', { count: open.length })
            : proposal.rows === null
              ? t('check.ready')
              : t('check.rows', { count: proposal.rows })}
        </p>
        <p className="muted">{t('check.text')}</p>
        <ColumnTable found={proposal.columns} targetsOf={() => targets} columns={columns} change={setColumns} />
        {start.error && <ErrorInPlace error={start.error} />}
        <div>
          <Button onClick={() => start.mutate()} loading={start.isPending}>
            {t('check.start')}
          </Button>
        </div>
      </div>
      <aside className={classes.stack} aria-label={t('check.aside')}>
        {proposal.questions.map((question) => (
          <Question
            key={question.code}
            question={question}
            chosen={answers[question.code]}
            choose={(option) => answer(question.code, option)}
            names={new Map(surveys.map(({ id, name }) => [id, name]))}
          />
        ))}
        <NativeSelect
          label={t('check.survey')}
          value={surveyId}
          data={surveys.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => again.mutate(currentTarget.value)}
        />
        {again.error && <ErrorInPlace error={again.error} />}
        <FoundFacts mapping={proposal.mapping} />
        <Checkbox
          label={t('check.openTasks')}
          description={t('check.openTasksHelp')}
          checked={opensTasks}
          onChange={({ currentTarget }) => setOpensTasks(currentTarget.checked)}
        />
      </aside>
    </div>
  );
}

function useSurveys() {
  const query = { status: 'published', limit: 100 } as const;
  const { data } = useQuery({
    queryKey: ['surveys', 'list', query],
    queryFn: () => dataOf(api.GET('/v1/surveys', { params: { query } })),
  });
  return data?.data ?? [];
}
