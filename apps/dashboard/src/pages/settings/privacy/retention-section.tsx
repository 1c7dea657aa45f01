import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { sessionQuery, useSession } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { Confirm } from '../confirm.js';
import classes from '../settings.module.css';

/** For how long answers are kept. What a shorter time would empty is shown before it is set. */
export function RetentionSection() {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const { workspace } = useSession();
  const queries = useQueryClient();
  const done = useDone();
  const [months, setMonths] = useState(workspace.retention_months);
  const [preview, setPreview] = useState<Reply<'previewRetention'>>();
  const close = () => setPreview(undefined);
  const save = useMutation({
    mutationFn: () => dataOf(api.PATCH('/v1/workspace', { body: { retention_months: months } })),
    onSuccess: async () => {
      close();
      done({ message: months === null ? t('retention.savedOff') : t('retention.saved') });
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const look = useMutation({
    mutationFn: (wanted: number) =>
      dataOf(api.GET('/v1/responses/retention-preview', { params: { query: { months: wanted } } })),
    onSuccess: setPreview,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const before = workspace.retention_months;
    // Only a shorter time empties anything.
    if (months !== null && (before === null || months < before)) look.mutate(months);
    else save.mutate();
  };
  return (
    <Section title={t('retention.title')}>
      <form onSubmit={submit} className={classes.form}>
        <p>{t('retention.help')}</p>
        <NumberInput
          label={t('retention.months')}
          description={t('retention.monthsHelp')}
          min={1}
          max={120}
          allowDecimal={false}
          value={months ?? ''}
          onChange={(value) => setMonths(typeof value === 'number' ? value : null)}
        />
        <p className="small muted">{t('retention.scope')}</p>
        {look.error !== null && <ErrorInPlace error={look.error} />}
        {save.error !== null && preview === undefined && <ErrorInPlace error={save.error} />}
        <Button type="submit" variant="default" loading={look.isPending || (save.isPending && preview === undefined)}>
          {t('retention.save')}
        </Button>
      </form>
      {preview !== undefined && (
        <Confirm
          title={t('retention.confirm')}
          text={t('retention.preview', {
            count: preview.answers,
            total: preview.total,
            day: format.day(preview.before),
          })}
          act={t('retention.act')}
          isPending={save.isPending}
          error={save.error !== null && <ErrorInPlace error={save.error} />}
          onAct={() => save.mutate()}
          onClose={close}
        />
      )}
    </Section>
  );
}
