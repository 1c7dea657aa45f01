import { ActionIcon, Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { rootCausesQuery } from '../../tasks/queries.js';
import { useCauseLabel } from '../../tasks/use-cause-name.js';
import classes from './behind.module.css';
import type { BehindTouchpoint } from './blueprint-queries.js';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The owner of a touchpoint and the steps behind it. */
export function BehindFields(props: {
  readonly behind: BehindTouchpoint;
  readonly members: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
  readonly isSaving: boolean;
  readonly onSave: (behind: BehindTouchpoint) => void;
}) {
  const { t } = useTranslation('work');
  const causeLabel = useCauseLabel();
  const { data } = useQuery(rootCausesQuery);
  const [draft, setDraft] = useState(props.behind);
  const { steps } = draft;
  const causes = [...(data?.causes ?? []).map(({ key }) => key), 'other'];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(draft);
  };
  return (
    <form onSubmit={submit} className={classes.fields}>
      <Select
        label={t('behind.owner')}
        description={t('behind.ownerHelp')}
        clearable
        searchable
        value={draft.owner_id}
        onChange={(owner_id) => setDraft({ ...draft, owner_id })}
        data={props.members.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ol className={classes.edit}>
        {steps.map((step, n) => (
          <li key={n}>
            <TextInput
              required
              maxLength={80}
              aria-label={t('behind.step', { n: n + 1 })}
              placeholder={t('behind.stepExample')}
              value={step.name}
              onChange={(event) =>
                setDraft({ ...draft, steps: steps.with(n, { ...step, name: event.currentTarget.value }) })
              }
            />
            <MultiSelect
              aria-label={t('behind.stepCauses', { n: n + 1 })}
              placeholder={step.root_causes.length === 0 ? t('report.causes') : ''}
              value={[...step.root_causes]}
              onChange={(root_causes) => setDraft({ ...draft, steps: steps.with(n, { ...step, root_causes }) })}
              data={causes.map((key) => ({ value: key, label: causeLabel(key) }))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('targets.stepRemove', { n: n + 1 })}
              onClick={() => setDraft({ ...draft, steps: steps.toSpliced(n, 1) })}
            >
              <X {...ICON} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Plus {...ICON} />}
          disabled={steps.length >= 20}
          onClick={() => setDraft({ ...draft, steps: [...steps, { name: '', root_causes: [] }] })}
        >
          {t('targets.stepAdd')}
        </Button>
        <Button type="submit" size="compact-sm" loading={props.isSaving}>
          {t('targets.save')}
        </Button>
      </div>
    </form>
  );
}
