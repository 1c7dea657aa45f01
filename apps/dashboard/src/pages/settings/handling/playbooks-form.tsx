import { ActionIcon, Button, MultiSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { rulesQuery } from '../../rules/queries.js';
import { rootCausesQuery } from '../../tasks/queries.js';
import { useCauseLabel } from '../../tasks/use-cause-name.js';
import classes from '../targets/targets.module.css';
import { newPlaybook, type Playbook, type PlaybookDraft } from './playbooks-queries.js';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The playbooks with their steps. */
export function PlaybooksForm(props: {
  readonly playbooks: readonly Playbook[];
  readonly mayWrite: boolean;
  readonly onSave: (playbooks: Playbook[]) => void;
}) {
  const { t } = useTranslation('work');
  const { mayWrite } = props;
  const [drafts, setDrafts] = useState<readonly PlaybookDraft[]>(() =>
    props.playbooks.map((playbook) => ({ key: crypto.randomUUID(), playbook })),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(drafts.map(({ playbook }) => playbook));
  };
  return (
    <form id="playbooks" onSubmit={submit}>
      <fieldset disabled={!mayWrite} className={classes.form}>
        <ul className={classes.list}>
          {drafts.map(({ key, playbook }, n) => (
            <li key={key} className={classes.item}>
              <PlaybookFields
                playbook={playbook}
                position={n + 1}
                onChange={(change) => setDrafts(drafts.with(n, { key, playbook: { ...playbook, ...change } }))}
                onRemove={() => setDrafts(drafts.toSpliced(n, 1))}
              />
            </li>
          ))}
        </ul>
        {mayWrite && (
          <div>
            <Button
              variant="default"
              leftSection={<Plus {...ICON} />}
              disabled={drafts.length >= 50}
              onClick={() => setDrafts([...drafts, newPlaybook()])}
            >
              {t('playbooks.add')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

function PlaybookFields(props: {
  readonly playbook: Playbook;
  readonly position: number;
  readonly onChange: (change: Partial<Playbook>) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('work');
  const causeLabel = useCauseLabel();
  const rules = useQuery(rulesQuery).data?.data ?? [];
  const causes = useQuery(rootCausesQuery).data?.causes ?? [];
  const { playbook, position, onChange } = props;
  const { steps } = playbook;
  const name = playbook.name || t('playbooks.unnamed', { n: position });
  return (
    <section className={classes.form} aria-label={name}>
      <div className={classes.head}>
        <TextInput
          required
          maxLength={80}
          label={t('targets.name')}
          value={playbook.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('targets.remove', { name })}
          onClick={props.onRemove}
        >
          <X {...ICON} />
        </ActionIcon>
      </div>
      <div className={classes.pair}>
        <MultiSelect
          label={t('playbooks.rules')}
          data={rules.map(({ id, name: label }) => ({ value: id, label }))}
          value={[...playbook.rule_ids]}
          onChange={(rule_ids) => onChange({ rule_ids })}
        />
        <MultiSelect
          label={t('playbooks.causes')}
          data={[...causes.map(({ key }) => key), 'other'].map((key) => ({ value: key, label: causeLabel(key) }))}
          value={[...playbook.root_causes]}
          onChange={(root_causes) => onChange({ root_causes })}
        />
      </div>
      <ol className={classes.rows}>
        {steps.map((step, n) => (
          <li key={step.id ?? n}>
            <TextInput
              required
              maxLength={300}
              aria-label={t('playbooks.step', { n: n + 1, name })}
              value={step.text}
              onChange={(event) => onChange({ steps: steps.with(n, { ...step, text: event.currentTarget.value }) })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              disabled={steps.length === 1}
              aria-label={t('targets.stepRemove', { n: n + 1 })}
              onClick={() => onChange({ steps: steps.toSpliced(n, 1) })}
            >
              <X {...ICON} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Plus {...ICON} />}
          disabled={steps.length >= 30}
          onClick={() => onChange({ steps: [...steps, { text: '' }] })}
        >
          {t('targets.stepAdd')}
        </Button>
      </div>
    </section>
  );
}
