import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorInPlace } from '../../../parts/states.js';
import classes from '../customers.module.css';
import { EnterDialog } from './enter-dialog.js';
import { Ledger } from './ledger.js';
import { choicesQuery, PURPOSES, TOPICS, type Choices } from './queries.js';

/** What a customer allows and wants; staff can enter what the customer said. */
export function CustomerChoices({ externalId }: { readonly externalId: string }) {
  const { t } = useTranslation('customers');
  const mayWrite = useMay('customers:write');
  const [opened, setOpened] = useState<'enter' | 'ledger'>();
  const { data, error, refetch } = useQuery(choicesQuery(externalId));
  const close = () => setOpened(undefined);
  return (
    <div>
      <h2>{t('choices.title')}</h2>
      {error !== null && <ErrorInPlace error={error} what={t('choices.failed')} retry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <dl className={classes.facts}>
            {PURPOSES.map((purpose) => (
              <div key={purpose}>
                <dt>{t(`choices.purpose.${purpose}`)}</dt>
                <dd>{t(stateOf(data, purpose))}</dd>
              </div>
            ))}
          </dl>
          <Wants choices={data} />
          <Group gap="xs" mt="sm">
            {mayWrite && (
              <Button variant="default" size="xs" onClick={() => setOpened('enter')}>
                {t('choices.enter')}
              </Button>
            )}
            <Button variant="subtle" size="xs" onClick={() => setOpened('ledger')}>
              {t('choices.ledger')}
            </Button>
          </Group>
        </>
      )}
      {opened === 'enter' && data !== undefined && (
        <EnterDialog externalId={externalId} choices={data} onClose={close} />
      )}
      {opened === 'ledger' && <Ledger externalId={externalId} onClose={close} />}
    </div>
  );
}

/** A decision of the customer, or what holds without one. */
function stateOf({ consents, allowed }: Choices, purpose: (typeof PURPOSES)[number]) {
  const state = consents[purpose];
  if (state !== 'unknown') return `choices.state.${state}` as const;
  return allowed.includes(purpose) ? ('choices.state.untilNo' as const) : ('choices.state.unknown' as const);
}

/** What differs from how everybody is asked. */
function Wants({ choices }: { readonly choices: Choices }) {
  const { t, i18n } = useTranslation('customers');
  const format = useFormat();
  const { topics_off, max_every_days: days, paused_until: pause, language, quiet_hours: quiet } = choices;
  const topics = topics_off.flatMap((topic) => TOPICS.filter((each) => each === topic));
  const isPaused = pause !== null && Date.parse(pause) > Date.now();
  const lines = [
    choices.prefers_person && t('choices.person'),
    isPaused && t('choices.pausedUntil', { day: format.day(pause) }),
    days !== null && t('choices.everyDays', { count: days }),
    topics.length > 0 &&
      t('choices.notAbout', { topics: topics.map((topic) => t(`choices.topic.${topic}`)).join(' · ') }),
    language !== null &&
      t('choices.inLanguage', {
        language: new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language) ?? language,
      }),
    quiet !== null && t('choices.quiet', { from: quiet.from, to: quiet.to }),
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <ul className={classes.wants}>
      {lines.map((line) => (
        <li key={line} className="small">
          {line}
        </li>
      ))}
    </ul>
  );
}
