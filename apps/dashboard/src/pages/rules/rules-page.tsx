import { ActionIcon, Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Page } from '../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { moved } from './act.js';
import { rulesQuery, type Rule } from './queries.js';
import { RecoverySettings } from './recovery-settings.js';
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
  const acts = useRuleActs();
  const isEmpty = data?.data.length === 0;
  const rules = data?.data.toSorted((a, b) => a.position - b.position) ?? [];
  const ids = rules.map(({ id }) => id);
  return (
    <Page title={t('title')} actions={mayWrite && !isEmpty && create}>
      <p className="muted">{t('lead')}</p>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes />}
      {isEmpty && <Empty text={t('empty')} action={mayWrite ? create : undefined} />}
      {data !== undefined && data.data.length > 0 && (
        <ol className={classes.rules}>
          {rules.map((rule, n) => (
            <Line
              key={rule.id}
              rule={rule}
              mayWrite={mayWrite}
              place={{ isFirst: n === 0, isLast: n === rules.length - 1 }}
              onMove={(by) => void acts.order(moved(ids, n, by), ids)}
            />
          ))}
        </ol>
      )}
      <RecoverySettings />
    </Page>
  );
}

interface LineProps {
  readonly rule: Rule;
  readonly mayWrite: boolean;
  readonly place: { readonly isFirst: boolean; readonly isLast: boolean };
  readonly onMove: (by: -1 | 1) => void;
}

function Line({ rule, mayWrite, place, onMove }: LineProps) {
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
        <p className="least faint">
          {[
            ...(rule.action === null ? [] : [t('acts.kind.open_task')]),
            ...rule.acts.map(({ kind }) => t(`acts.kind.${kind}`)),
          ].join(' · ')}
        </p>
        {rule.held_back.count > 0 && (
          <p className="least faint">
            {t('heldBack', { count: rule.held_back.count, n: format.count(rule.held_back.count) })}
          </p>
        )}
      </div>
      {mayWrite ? (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('acts.up', { name: rule.name })}
            disabled={place.isFirst}
            onClick={() => onMove(-1)}
          >
            <ArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('acts.down', { name: rule.name })}
            disabled={place.isLast}
            onClick={() => onMove(1)}
          >
            <ArrowDown size={16} aria-hidden />
          </ActionIcon>
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
