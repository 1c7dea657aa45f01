import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body, type Reply } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { ColumnTable } from './column-table.js';
import { ConsentSource, type StatedConsent } from './consent-source.js';
import { useCustomerTargets } from './customer-targets.js';
import { FoundFacts } from './found-facts.js';
import classes from './imports.module.css';
import { Question } from './question.js';
import { Steps } from './steps.js';

type ImportState = Reply<'getCustomerImport'>;
type Proposal = NonNullable<ImportState['proposal']>;
type Mapping = NonNullable<Body<'startCustomerImport'>['mapping']>;

const CURRENCIES = Intl.supportedValuesOf('currency');

/** What was found in a file of customers or events on the left, what the file does not say on the right. */
export function CustomerProposalForm(props: { readonly state: ImportState; readonly proposal: Proposal }) {
  const { state, proposal } = props;
  const { holds } = proposal.mapping;
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const [columns, setColumns] = useState(proposal.mapping.columns as Record<string, object>);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [consent, setConsent] = useState<StatedConsent>({ source: '', day: '' });
  const targetsOf = useCustomerTargets(holds);
  const has = (to: string) => Object.values(columns).some((target) => (target as { to?: string }).to === to);
  // What is mapped by hand answers the question too.
  const asked = proposal.questions.filter(
    ({ code, options }) =>
      options.length > 0 && !(code === 'currency' && has('currency')) && !(code === 'event-kind' && has('kind')),
  );
  const open = asked.filter(({ code }) => answers[code] === undefined);
  const path = { params: { path: { id: state.id } } };
  const again = useMutation({
    mutationFn: (kind: Proposal['mapping']['holds']) =>
      dataOf(api.POST('/v1/customer-imports/{id}/proposal', { ...path, body: { holds: kind } })),
    onSuccess: (next) => queries.setQueryData(['imports', state.id], next),
  });
  const start = useMutation({
    mutationFn: () => {
      const mapping: Mapping = {
        ...proposal.mapping,
        columns,
        ...(answers['date-order'] && { date_format: answers['date-order'] as Mapping['date_format'] }),
        ...(answers['decimal-sign'] && { decimal: answers['decimal-sign'] as Mapping['decimal'] }),
        ...(answers['event-kind'] && { event_kind: answers['event-kind'] }),
        ...(answers['currency'] && { currency: answers['currency'] }),
        ...(has('consent') &&
          consent.source !== '' &&
          consent.day !== '' && { consent: { source: consent.source, decided_at: `${consent.day}T00:00:00Z` } }),
      };
      return dataOf(api.POST('/v1/customer-imports/{id}/start', { ...path, body: { mapping } }));
    },
    onSuccess: (next) => queries.setQueryData(['imports', state.id], next),
  });
  const answer = (code: string, option: string) => setAnswers({ ...answers, [code]: option });
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
        <ColumnTable found={proposal.columns} targetsOf={targetsOf} columns={columns} change={setColumns} />
        {start.error && <ErrorInPlace error={start.error} />}
        <div>
          <Button onClick={() => start.mutate()} loading={start.isPending}>
            {t('check.start')}
          </Button>
        </div>
      </div>
      <aside className={classes.stack} aria-label={t('check.aside')}>
        {asked.map((question) => (
          <Question
            key={question.code}
            question={question}
            chosen={answers[question.code]}
            choose={(option) => answer(question.code, option)}
          />
        ))}
        {asked.some(({ code }) => code === 'currency') && (
          <Select
            searchable
            label={t('question.otherCurrency')}
            data={CURRENCIES}
            value={answers['currency'] ?? null}
            onChange={(value) => value !== null && answer('currency', value)}
          />
        )}
        {asked.some(({ code }) => code === 'event-kind') && (
          <TextInput
            label={t('question.otherKind')}
            placeholder="return"
            onChange={({ currentTarget }) => answer('event-kind', currentTarget.value)}
          />
        )}
        {has('consent') && <ConsentSource consent={consent} change={setConsent} isAsked={start.isError} />}
        <NativeSelect
          label={t('holds.label')}
          value={holds}
          data={(['customers', 'events'] as const).map((value) => ({ value, label: t(`holds.${value}`) }))}
          onChange={({ currentTarget }) => again.mutate(currentTarget.value as typeof holds)}
        />
        {again.error && <ErrorInPlace error={again.error} />}
        <FoundFacts mapping={proposal.mapping} />
      </aside>
    </div>
  );
}
