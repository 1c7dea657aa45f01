import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TargetExample } from './target-example.js';
import { TargetFields } from './target-fields.js';
import type { Target } from './targets-queries.js';
import classes from './targets.module.css';
import { useTargetWords } from './use-target-words.js';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A target in words with examples, and its fields when they are opened. */
export function TargetItem(props: {
  readonly target: Target;
  readonly position: number;
  readonly isLast: boolean;
  readonly mayWrite: boolean;
  readonly onChange: (change: Partial<Target>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('work');
  const words = useTargetWords();
  const { target, position, mayWrite } = props;
  const [isOpen, setOpen] = useState(target.name === '');
  const name = target.name || t('targets.unnamed', { n: position });
  const button = (label: string, icon: ReactNode, act: () => void, disabled = false) => (
    <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} disabled={disabled} onClick={act}>
      {icon}
    </ActionIcon>
  );
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <h2 className={classes.title} dir="auto">
          {name}
        </h2>
        {mayWrite && (
          <div className={classes.buttons}>
            <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t(isOpen ? 'targets.close' : 'targets.change')}
              <VisuallyHidden> {name}</VisuallyHidden>
            </Button>
            {button(t('targets.up', { name }), <ArrowUp {...ICON} />, () => props.onMove(-1), position === 1)}
            {button(t('targets.down', { name }), <ArrowDown {...ICON} />, () => props.onMove(1), props.isLast)}
            {button(t('targets.remove', { name }), <X {...ICON} />, props.onRemove)}
          </div>
        )}
      </div>
      <p className="muted small">{words.subject(target)}</p>
      <p>{words.demand(target)}</p>
      <TargetExample kind="first" minutes={target.first_response_minutes} />
      <TargetExample kind="done" minutes={target.resolution_minutes} />
      {target.steps.length > 0 && (
        <ol className={classes.words}>
          {target.steps.map((step, n) => (
            <li key={n}>{words.step(step)}</li>
          ))}
        </ol>
      )}
      {isOpen && mayWrite && <TargetFields target={target} position={position} onChange={props.onChange} />}
    </li>
  );
}
