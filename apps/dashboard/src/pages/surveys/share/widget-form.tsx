import { Button, NativeSelect, NumberInput, Switch, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body, type Reply } from '../../../api/client.js';
import { useMay } from '../../../api/session.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { linesOf, targetsOf } from './target-lines.js';
import { TriggerFields } from './trigger-fields.js';

type Widget = Body<'putWidget'>;

const DISPLAYS = ['popover', 'inline', 'button'] as const;

/** When and to whom a survey appears on web pages. */
export function WidgetForm({ widget }: { readonly widget: Reply<'getWidget'> }) {
  const { t } = useTranslation('surveys');
  const { survey } = useSurveyDraft();
  const mayWrite = useMay('surveys:write');
  const queries = useQueryClient();
  const done = useDone();
  const { updated_at: _at, ...before } = widget;
  const [form, setForm] = useState<Widget>(before);
  const [lines, setLines] = useState(linesOf(widget.targeting ?? []));
  const change = (members: Partial<Widget>) => setForm({ ...form, ...members });
  const save = useMutation({
    mutationFn: (body: Widget) =>
      dataOf(api.PUT('/v1/surveys/{survey_id}/widget', { params: { path: { survey_id: survey.id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['surveys', survey.id, 'widget'] }),
  });
  const submit = () =>
    save.mutate(
      { ...form, targeting: targetsOf(lines) },
      { onSuccess: () => done({ message: t('done.widget'), undo: () => save.mutateAsync(before) }) },
    );
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Switch
        label={t('widget.enabled')}
        checked={form.enabled}
        onChange={({ currentTarget }) => change({ enabled: currentTarget.checked })}
      />
      <div className={classes.two}>
        <NativeSelect
          label={t('widget.display')}
          value={form.display}
          data={DISPLAYS.map((value) => ({ value, label: t(`widget.as.${value}`) }))}
          onChange={({ currentTarget }) => change({ display: currentTarget.value as Widget['display'] })}
        />
        <TriggerFields trigger={form.trigger} change={(trigger) => change({ trigger })} />
        <NumberInput
          label={t('widget.sampling')}
          hideControls
          min={0}
          max={100}
          value={Math.round((form.sampling ?? 1) * 100)}
          onChange={(value) => change({ sampling: Number(value) / 100 })}
        />
        <NumberInput
          label={t('widget.recontact')}
          hideControls
          min={0}
          max={365}
          value={form.recontact_days ?? 30}
          onChange={(value) => change({ recontact_days: Number(value) })}
        />
      </div>
      <Textarea
        label={t('widget.targeting')}
        description={t('widget.targetingHelp')}
        dir="ltr"
        value={lines}
        onChange={({ currentTarget }) => setLines(currentTarget.value)}
      />
      {save.error && <ErrorInPlace error={save.error} />}
      {mayWrite && (
        <div>
          <Button type="submit" variant="default">
            {t('save.button')}
          </Button>
        </div>
      )}
    </form>
  );
}
