import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { customerQuery } from '../../parts/customer.js';
import { TextLink } from '../../parts/small.js';
import { answerQuery, historyQuery } from './inbox-queries.js';
import { SameTopic } from './same-topic.js';
import { ScoreHistory } from './score-history.js';
import classes from './inbox.module.css';

/** Who gave the open answer, and what they said before. */
export function ContextPane({
  id,
  names,
}: {
  readonly id: string | undefined;
  readonly names: ReadonlyMap<string, string>;
}) {
  const { data: answer } = useQuery({ ...answerQuery(id ?? ''), enabled: id !== undefined });
  const customer = answer?.customer?.external_id;
  return (
    <aside className={classes.context}>
      {answer !== undefined && customer !== undefined && (
        <Person id={customer} name={names.get(customer) ?? customer} />
      )}
      {answer !== undefined && customer === undefined && (
        <Nobody unverified={answer.unverified_customer?.external_id} />
      )}
      {answer !== undefined && <SameTopic answer={answer} />}
    </aside>
  );
}

function Nobody({ unverified }: { readonly unverified: string | undefined }) {
  const { t } = useTranslation('inbox');
  return (
    <div>
      <h2>{t('anonymous')}</h2>
      <p className="small muted">
        {unverified === undefined ? t('anonymousHint') : t('unverified', { id: unverified })}
      </p>
    </div>
  );
}

function Person({ id, name }: { readonly id: string; readonly name: string }) {
  const { t, i18n } = useTranslation('inbox');
  const format = useFormat();
  const { data: customer } = useQuery(customerQuery(id));
  const { data: history } = useQuery(historyQuery(id));
  const language = customer?.language ?? undefined;
  const facts: (readonly [string, string])[] = [
    [t('fact.id'), id],
    ...(customer?.identities.map(
      ({ kind, value }) => [t(`identity.${kind as 'email'}`, { defaultValue: kind }), value] as const,
    ) ?? []),
    ...(language === undefined
      ? []
      : [
          [
            t('fact.language'),
            new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language) ?? language,
          ] as const,
        ]),
    ...(customer === undefined ? [] : [[t('fact.since'), format.day(customer.created_at)] as const]),
  ];
  return (
    <>
      <div>
        <h2>
          <bdi>{customer?.name ?? name}</bdi>
        </h2>
        <dl className={classes.facts}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        <TextLink to="/customers/$externalId" params={{ externalId: id }}>
          {t('profile')}
        </TextLink>
      </div>
      {history !== undefined && <ScoreHistory answers={history.data} />}
    </>
  );
}
