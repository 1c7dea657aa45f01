import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { loadArea } from '../../i18n/catalogue.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useReasonWords } from '../plans/use-reason-words.js';
import { surveysQuery } from '../surveys/survey-queries.js';
import { AskDialog } from './ask-dialog.js';
import { invitationsQuery, type Invitation } from './asked-queries.js';
import classes from './customers.module.css';

/** What a customer was asked by mail and what came of it; and for what they were not asked, why. */
export function Asked({ externalId }: { readonly externalId: string }) {
  const { t } = useTranslation('customers');
  const maySend = useMay('plans:send');
  const hasReasons = useReasonTexts();
  const [isAsking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery(invitationsQuery(externalId));
  return (
    <div>
      <h2>{t('asked.title')}</h2>
      {error !== null && <ErrorInPlace error={error} what={t('asked.failed')} retry={() => void refetch()} />}
      {data?.data.length === 0 && <p className="small muted">{t('asked.nothing')}</p>}
      {hasReasons && (
        <ul className={classes.tasks}>
          {data?.data.map((invitation) => (
            <AskedEntry key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
      {maySend && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setAsking(true)}>
          {t('asked.ask')}
        </Button>
      )}
      {isAsking && <AskDialog externalId={externalId} onClose={() => setAsking(false)} />}
    </div>
  );
}

function AskedEntry({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const words = useReasonWords();
  const { data: surveys } = useQuery(surveysQuery({ limit: 100 }));
  const survey = surveys?.data.find(({ id }) => id === invitation.survey_id);
  const at = invitation.completed_at ?? invitation.sent_at ?? invitation.planned_at;
  return (
    <li>
      <bdi>{survey?.name ?? ''}</bdi>
      <span className="small muted">
        <span>
          {t(`asked.status.${invitation.status}`)}
          {invitation.reason !== null && `: ${words(invitation.reason)}`}
        </span>
        <time dateTime={at} title={format.exact(at)}>
          {format.moment(at)}
        </time>
      </span>
    </li>
  );
}

/** Whether the words for the reasons, which belong to campaigns, are loaded. */
function useReasonTexts(): boolean {
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => void loadArea('plans').then(() => setLoaded(true)), []);
  return isLoaded;
}
