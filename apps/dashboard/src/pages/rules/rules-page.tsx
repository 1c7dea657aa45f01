import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Page } from '../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { rulesQuery, type Rule } from './queries.js';
import classes from './rules.module.css';
import { useConditionWords } from './use-condition-words.js';
import { useRuleActs } from './use-rule-acts.js';

/** The rules that open tasks for answers. */
export function RulesPage() {
  const { t } = useTranslation('rules');
  const navigate = useNavigate();
  const mayWrite = useMay('rules:write');
  const { data, error, refetch } = useQuery(rulesQuery);
  const create = (
    <Button
      leftSection={<Plus size={14} aria-hidden />}
      onClick={() => void navigate({ to: '/rules/$id', params: { id: 'new' } })}
    >
      {t('create')}
    </Button>
  );
  const isEmpty = data?.data.length === 0;
  return (
    <Page title={t('title')} actions={mayWrite && !isEmpty && create}>
      <p className="muted">{t('lead')}</p>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes />}
      {isEmpty && <Empty text={t('empty')} action={mayWrite ? create : undefined} />}
      {data !== undefined && data.data.length > 0 && (
        <ul className={classes.rules}>
          {data.data.map((rule) => (
            <Line key={rule.id} rule={rule} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Line({ rule, mayWrite }: { readonly rule: Rule; readonly mayWrite: boolean }) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const words = useConditionWords();
  const acts = useRuleActs();
  return (
    <li className={classes.rule}>
      <div className={classes.ruleMain}>
        <Link to="/rules/$id" params={{ id: rule.id }} className={classes.name} dir="auto">
          {rule.name}
        </Link>
        <p className="small muted" dir="auto">
          {words(rule.conditions)}
        </p>
        {rule.held_back.count > 0 && (
          <p className="least faint">
            {t('heldBack', { count: rule.held_back.count, n: format.count(rule.held_back.count) })}
          </p>
        )}
      </div>
      {mayWrite ? (
        <>
          <Switch
            checked={rule.active}
            aria-label={t('switch', { name: rule.name })}
            onChange={(event) => void acts.turn(rule, event.currentTarget.checked)}
          />
          <Button
            variant="subtle"
            color="gray"
            aria-label={t('delete', { name: rule.name })}
            onClick={() => void acts.remove(rule)}
          >
            <Trash2 size={16} aria-hidden />
          </Button>
        </>
      ) : (
        <span className="small faint">{t(rule.active ? 'on' : 'off')}</span>
      )}
    </li>
  );
}
