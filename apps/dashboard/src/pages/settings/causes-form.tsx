import { ActionIcon, Button, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../api/client.js';
import { useCauseLabel } from '../tasks/use-cause-name.js';
import { newCauseKey } from './cause-key.js';
import classes from './settings.module.css';

export type Cause = Body<'replaceRootCauses'>['causes'][number];

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The list: each cause is renamed in place, moved or taken out; a new one comes last. */
export function CausesForm(props: {
  readonly causes: readonly Cause[];
  readonly onSave: (causes: readonly Cause[]) => void;
}) {
  const { t } = useTranslation('settings');
  const defaultName = useCauseLabel();
  const [causes, setCauses] = useState(props.causes);
  const [added, setAdded] = useState('');
  const name = ({ key, label }: Cause) => label ?? defaultName(key);
  const move = (from: number, to: number) => {
    const moved = causes.toSpliced(from, 1);
    setCauses(moved.toSpliced(to, 0, causes[from]!));
  };
  const add = () => {
    const label = added.trim();
    if (label === '') return;
    setCauses([...causes, { key: newCauseKey(label, causes), label }]);
    setAdded('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(causes);
  };
  return (
    <form id="causes" onSubmit={submit} className={classes.form}>
      <ol className={classes.causes}>
        {causes.map((cause, n) => (
          <li key={cause.key}>
            <TextInput
              required
              maxLength={80}
              aria-label={t('causes.name', { n: n + 1 })}
              value={name(cause)}
              onChange={(event) => setCauses(causes.with(n, { key: cause.key, label: event.currentTarget.value }))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('causes.up', { name: name(cause) })}
              disabled={n === 0}
              onClick={() => move(n, n - 1)}
            >
              <ArrowUp {...ICON} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('causes.down', { name: name(cause) })}
              disabled={n === causes.length - 1}
              onClick={() => move(n, n + 1)}
            >
              <ArrowDown {...ICON} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('causes.remove', { name: name(cause) })}
              onClick={() => setCauses(causes.toSpliced(n, 1))}
            >
              <X {...ICON} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <div className={classes.times}>
        <TextInput
          label={t('causes.new')}
          maxLength={80}
          value={added}
          onChange={(event) => setAdded(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button variant="default" leftSection={<Plus {...ICON} />} onClick={add}>
          {t('causes.add')}
        </Button>
      </div>
      <p className="small muted">{t(causes.length === 0 ? 'causes.defaults' : 'causes.other')}</p>
    </form>
  );
}
