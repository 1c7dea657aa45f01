import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { planQuery, type Plan } from './plan-queries.js';
import classes from './plans.module.css';

/** Somebody else has changed the draft meanwhile: asks whose change stays. */
export function Conflict(props: {
  readonly planId: string;
  readonly onKeepMine: (newest: Plan) => unknown;
  readonly onTakeTheirs: () => void;
}) {
  const { t } = useTranslation('plans');
  const queries = useQueryClient();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const newest = () => queries.fetchQuery({ ...planQuery(props.planId), staleTime: 0 });
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.note}>
      <p>
        <strong>{t('conflict.title')}</strong> {t('conflict.text')}
      </p>
      <div className={classes.row}>
        <Button variant="default" onClick={() => void newest().then(props.onKeepMine)}>
          {t('conflict.mine')}
        </Button>
        <Button variant="default" onClick={() => void newest().then(props.onTakeTheirs)}>
          {t('conflict.theirs')}
        </Button>
      </div>
    </div>
  );
}
