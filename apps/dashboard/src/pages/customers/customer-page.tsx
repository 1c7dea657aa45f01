import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { loadArea } from '../../i18n/catalogue.js';
import { useFormat } from '../../i18n/format.js';
import { customerQuery } from '../../parts/customer.js';
import { Avatar, Chip, TextLink } from '../../parts/small.js';
import { Page } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { historyQuery } from '../inbox/inbox-queries.js';
import { ScoreHistory } from '../inbox/score-history.js';
import { Asked } from './asked.js';
import type { Customer } from './customer-queries.js';
import { CustomerChoices } from './choices/choices.js';
import { DataCopies } from './choices/data-copies.js';
import { PrivacyRequests } from './choices/privacy-requests.js';
import { EraseCustomer } from './erasure/erase-customer.js';
import { CustomerTasks } from './customer-tasks.js';
import { WriteButton } from './write-button.js';
import { CustomerSegments } from './segments/customer-segments.js';
import { Timeline } from './timeline.js';
import { SHOWN, type Shown } from './timeline-queries.js';
import { MergedProfiles } from './whole/merged-profiles.js';
import classes from './customers.module.css';

const CustomerPromises = lazy(async () => ({ default: (await import('./customer-promises.js')).CustomerPromises }));
const CustomerRisk = lazy(async () => ({ default: (await import('./customer-risk.js')).CustomerRisk }));
const SHOWABLE = Object.keys(SHOWN) as readonly Shown[];

/** One customer: what happened, newest first, and what is known. */
export function CustomerPage() {
  const { t } = useTranslation('customers');
  const { externalId } = useParams({ from: '/signed-in/customers/$externalId' });
  const { show } = useSearch({ from: '/signed-in/customers/$externalId' });
  const navigate = useNavigate({ from: '/customers/$externalId' });
  const { data: customer, error, isPending, refetch } = useQuery(customerQuery(externalId));
  const { data: answers } = useQuery(historyQuery(externalId));
  const mayReadPlans = useMay('plans:read');
  const mayReadTasks = useMay('tasks:read');
  const mayReadSegments = useMay('segments:read');
  const hasTexts = useInboxTexts();
  const title = customer?.name ?? externalId;
  const choose = (next: typeof show) =>
    void navigate({ search: next === undefined ? {} : { show: next }, replace: true });
  return (
    <Page
      title={title}
      within={<Link to="/customers">{t('title')}</Link>}
      actions={mayReadTasks && answers !== undefined && <WriteButton answers={answers.data} name={title} />}
    >
      {isPending && <LoadingShapes />}
      {error !== null && <ErrorInPlace error={error} what={t('profileFailed')} retry={() => void refetch()} />}
      {customer !== undefined && (
        <div className={classes.profile}>
          <div className={classes.main}>
            <Head customer={customer} />
            <div className={classes.chips} role="group" aria-label={t('show')}>
              <Chip isOn={show === undefined} onClick={() => choose(undefined)}>
                {t('everything')}
              </Chip>
              {SHOWABLE.map((each) => (
                <Chip key={each} isOn={show === each} onClick={() => choose(each)}>
                  {t(each)}
                </Chip>
              ))}
            </div>
            <Timeline externalId={externalId} show={show} />
            <p>
              <TextLink to="/inbox" search={{ customer: externalId }}>
                {t('inInbox')}
              </TextLink>
            </p>
          </div>
          <aside className={classes.aside}>
            {hasTexts && answers !== undefined && <ScoreHistory answers={answers.data} />}
            {mayReadTasks && answers !== undefined && <CustomerTasks answers={answers.data} />}
            {mayReadTasks && (
              <Suspense fallback={null}>
                <CustomerPromises externalId={externalId} />
              </Suspense>
            )}
            <Suspense fallback={null}>
              <CustomerRisk externalId={externalId} />
            </Suspense>
            {mayReadPlans && <Asked externalId={externalId} />}
            <CustomerChoices externalId={externalId} />
            <Facts
              title={t('knownAs')}
              none=""
              facts={[
                [t('id'), customer.external_id],
                ...customer.identities.map(({ kind, value }) => [kind, value] as const),
              ]}
            />
            <MergedProfiles customer={customer} />
            {mayReadSegments && <CustomerSegments externalId={externalId} />}
            <Facts title={t('attributes')} none={t('noAttributes')} facts={Object.entries(customer.attributes)} />
            <PrivacyRequests externalId={externalId} />
            <DataCopies externalId={externalId} />
            <EraseCustomer externalId={externalId} />
          </aside>
        </div>
      )}
    </Page>
  );
}

function Head({ customer }: { readonly customer: Customer }) {
  const { t, i18n } = useTranslation('customers');
  const format = useFormat();
  const language =
    customer.language === null
      ? undefined
      : new Intl.DisplayNames(i18n.language, { type: 'language' }).of(customer.language);
  return (
    <div className={classes.head}>
      <Avatar name={customer.name ?? customer.external_id} size={40} />
      <div>
        <h2>
          <bdi>{customer.name ?? customer.external_id}</bdi>
        </h2>
        <p className="small muted">
          {[`${t('since')} ${format.day(customer.created_at)}`, language]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </p>
      </div>
    </div>
  );
}

function Facts(props: {
  readonly title: string;
  readonly none: string;
  readonly facts: readonly (readonly [string, unknown])[];
}) {
  return (
    <div>
      <h2>{props.title}</h2>
      {props.facts.length === 0 && <p className="small muted">{props.none}</p>}
      <dl className={classes.facts}>
        {props.facts.map(([name, value]) => (
          <div key={`${name} ${String(value)}`}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <bdi>{String(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Whether the texts of the inbox, which the score history uses, are loaded. */
function useInboxTexts(): boolean {
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => void loadArea('inbox').then(() => setLoaded(true)), []);
  return isLoaded;
}
