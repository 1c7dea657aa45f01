import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TargetItem } from './target-item.js';
import { newTarget, type Target } from './targets-queries.js';
import classes from './targets.module.css';

/** The targets in their order, of which the first that fits counts. */
export function TargetsForm(props: {
  readonly targets: readonly Target[];
  readonly mayWrite: boolean;
  readonly onSave: (targets: Target[]) => void;
}) {
  const { t } = useTranslation('work');
  const { mayWrite } = props;
  const [drafts, setDrafts] = useState(() =>
    props.targets.map((target) => ({ key: crypto.randomUUID() as string, target })),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(drafts.map(({ target }) => target));
  };
  const move = (from: number, to: number) => setDrafts(drafts.toSpliced(from, 1).toSpliced(to, 0, drafts[from]!));
  return (
    <form id="targets" onSubmit={submit} className={classes.form}>
      <ol className={classes.list}>
        {drafts.map(({ key, target }, n) => (
          <TargetItem
            key={key}
            target={target}
            position={n + 1}
            isLast={n === drafts.length - 1}
            mayWrite={mayWrite}
            onChange={(change) => setDrafts(drafts.with(n, { key, target: { ...target, ...change } }))}
            onMove={(by) => move(n, n + by)}
            onRemove={() => setDrafts(drafts.toSpliced(n, 1))}
          />
        ))}
      </ol>
      {mayWrite && (
        <div>
          <Button
            variant="default"
            leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
            disabled={drafts.length >= 50}
            onClick={() => setDrafts([...drafts, newTarget()])}
          >
            {t('targets.add')}
          </Button>
        </div>
      )}
    </form>
  );
}
