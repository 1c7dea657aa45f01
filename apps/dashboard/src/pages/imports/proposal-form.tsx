import { Button, Checkbox, NativeSelect, Radio, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body, type Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace } from '../../parts/states.js';
import { ColumnTable } from './column-table.js';
import classes from './imports.module.css';
import { Steps } from './steps.js';

export type ImportState = Reply<'getImport'>;
export type Proposal = NonNullable<ImportState['proposal']>;
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
        <ColumnTable surveyId={surveyId} proposal={proposal} columns={columns} change={setColumns} />
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
          />
        ))}
        <SurveyChoice surveyId={surveyId} choose={(id) => again.mutate(id)} />
        {again.error && <ErrorInPlace error={again.error} />}
        <h2>{t('found.title')}</h2>
        <dl className={classes.facts}>
          {(['encoding', 'delimiter', 'header_row', 'decimal', 'date_format', 'time_zone'] as const)
            .filter((name) => proposal.mapping[name] !== undefined)
            .map((name) => (
              <div key={name}>
                <dt>{t(`found.${name}`)}</dt>
                <dd>
                  <bdi>{String(proposal.mapping[name]).replace('\t', 'Tab')}</bdi>
                </dd>
              </div>
            ))}
        </dl>
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

function SurveyChoice(props: { readonly surveyId: string; readonly choose: (id: string) => void }) {
  const { t } = useTranslation('imports');
  const { data } = useSurveys();
  return (
    <NativeSelect
      label={t('check.survey')}
      value={props.surveyId}
      data={(data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={({ currentTarget }) => props.choose(currentTarget.value)}
    />
  );
}

function useSurveys() {
  const query = { status: 'published', limit: 100 } as const;
  return useQuery({
    queryKey: ['surveys', 'list', query],
    queryFn: () => dataOf(api.GET('/v1/surveys', { params: { query } })),
  });
}

/** The orders of day, month and year by the name that the API has for them. */
const ORDERS = {
  iso: 'iso',
  'dd.mm.yyyy': 'dotted',
  'dd/mm/yyyy': 'day',
  'mm/dd/yyyy': 'month',
  'yy/mm/dd': 'year',
} as const;

/** The middle of a day, which is the same day in nearly all time zones. */
const noon = (day: string) => `${day}T12:00:00Z`;

interface QuestionProps {
  readonly question: Proposal['questions'][number];
  readonly chosen: string | undefined;
  readonly choose: (option: string) => void;
}

/** Something that only a person can say; nothing is chosen in advance, and each reading is written out. */
function Question({ question, chosen, choose }: QuestionProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data } = useSurveys();
  const { code, options, example, readings } = question;
  const readingOf = (option: string) => {
    const reading = readings.find((each) => each.option === option);
    if (reading === undefined) return undefined;
    if (code !== 'date-order') return reading.from;
    return t('question.days', { from: format.fullDay(noon(reading.from)), to: format.fullDay(noon(reading.to)) });
  };
  const nameOf = (option: string) => {
    if (code === 'survey') return data?.data.find(({ id }) => id === option)?.name ?? option;
    const order = ORDERS[option as keyof typeof ORDERS];
    return order === undefined ? option : t(`order.${order}`);
  };
  return (
    <div className={classes.question}>
      <Radio.Group
        label={t(`question.${code}`)}
        description={example === null ? undefined : <bdi>{example}</bdi>}
        value={chosen ?? null}
        onChange={choose}
      >
        <Stack gap="xs" mt="xs">
          {options.map((option) => (
            <Radio key={option} value={option} label={nameOf(option)} description={readingOf(option)} />
          ))}
        </Stack>
      </Radio.Group>
    </div>
  );
}
