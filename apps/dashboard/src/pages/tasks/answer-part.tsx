import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { customerQuery } from '../../parts/customer.js';
import { Say, TextLink } from '../../parts/small.js';
import type { TaskDetail } from './queries.js';
import classes from './tasks.module.css';
import { useTaskActs } from './use-task-acts.js';

type Answer = NonNullable<TaskDetail['response']>;

/** What the customer said, who they are and how to reach them. */
export function AnswerPart({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const { response } = task;
  if (response === null) return null;
  const others = response.answers.filter(({ kind }) => kind !== 'text');
  return (
    <section aria-labelledby="answer" className={classes.part}>
      <h2 id="answer" className={classes.partTitle}>
        {t('answer.title')}
      </h2>
      {response.comment === null ? (
        <p className="faint">{t('answer.silent')}</p>
      ) : (
        <Say size={23}>{response.comment}</Say>
      )}
      <ul className={classes.scores}>
        {response.scores.map(({ question, metric, score, max }) => (
          <li key={question} className="num">
            {metric.toUpperCase()}{' '}
            <bdi dir="ltr">
              {score}/{max}
            </bdi>
          </li>
        ))}
        <li className="faint">
          <time dateTime={response.submitted_at} title={format.exact(response.submitted_at)}>
            {format.moment(response.submitted_at)}
          </time>
        </li>
      </ul>
      {others.length > 0 && (
        <dl className={classes.facts}>
          {others.map(({ question, value }) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Person response={response} />
      <p className="small">
        <TextLink to="/inbox" search={{ answer: response.id }}>
          {t('answer.open')}
        </TextLink>
      </p>
      <Answered task={task} />
    </section>
  );
}

function Person({ response }: { readonly response: Answer }) {
  const { t } = useTranslation('tasks');
  const mayRead = useMay('customers:read');
  const id = response.customer_external_id;
  const { data } = useQuery({ ...customerQuery(id ?? ''), enabled: id !== null && mayRead });
  if (id === null) return <p className="small muted">{t('answer.anonymous')}</p>;
  return (
    <p className="small muted">
      {mayRead ? (
        <TextLink to="/customers/$externalId" params={{ externalId: id }}>
          <bdi>{data?.name ?? id}</bdi>
        </TextLink>
      ) : (
        <bdi>{id}</bdi>
      )}
      {data?.identities.map(({ kind, value }) => (
        <span key={`${kind}${value}`}>
          {' · '}
          <a className="link" href={`${kind === 'email' ? 'mailto' : 'tel'}:${value}`} dir="ltr">
            {value}
          </a>
        </span>
      ))}
    </p>
  );
}

/** When the customer first heard back; the time until then is measured. */
function Answered({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const mayWrite = useMay('tasks:write');
  const acts = useTaskActs();
  if (task.first_response_at !== null) {
    return <p className="small muted">{t('answer.answered', { when: format.moment(task.first_response_at) })}</p>;
  }
  if (!mayWrite || task.due_state === null) return null;
  return (
    <Button variant="default" w="fit-content" onClick={() => void acts.answered(task.id)}>
      {t('answer.mark')}
    </Button>
  );
}
