import { ActionIcon, Textarea, TextInput } from '@mantine/core';
import { MAX_SNIPPET_NAME, MAX_SNIPPET_TEXT, snippetDefect } from '@hearback/questionnaire';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedReply } from './replies-form.js';
import { ReplyPreview } from './reply-preview.js';
import classes from './replies.module.css';

/** A place with its fallback. Given to the texts, in which braces have a meaning of their own. */
export const placeOf = (fallback: string): string => `{{ customer.first_name | default: "${fallback}" }}`;

const PLACES = '{{ customer.first_name }}, {{ customer.name }}, {{ member.first_name }}, {{ member.name }}';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A saved reply: its name, its text, and what customers read. */
export function ReplyItem(props: {
  readonly reply: SavedReply;
  /** From 0. */
  readonly position: number;
  readonly isLast: boolean;
  readonly onChange: (change: Partial<SavedReply>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const { reply, position, onChange } = props;
  const { t } = useTranslation('settings');
  const n = position + 1;
  const name = reply.name || t('replies.unnamed', { n });
  const isWrong = snippetDefect(reply.text) !== undefined;
  const button = (label: string, icon: ReactNode, act: () => void, disabled = false) => (
    <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} disabled={disabled} onClick={act}>
      {icon}
    </ActionIcon>
  );
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <TextInput
          required
          maxLength={MAX_SNIPPET_NAME}
          label={t('replies.name', { n })}
          dir="auto"
          value={reply.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        {button(t('replies.up', { name }), <ArrowUp {...ICON} />, () => props.onMove(-1), position === 0)}
        {button(t('replies.down', { name }), <ArrowDown {...ICON} />, () => props.onMove(1), props.isLast)}
        {button(t('replies.remove', { name }), <X {...ICON} />, props.onRemove)}
      </div>
      <Textarea
        id={`reply-text-${position}`}
        required
        label={t('replies.text', { n })}
        description={t('replies.help', { places: PLACES })}
        error={isWrong ? t('replies.needsDefault', { sample: placeOf(t('replies.there')) }) : undefined}
        dir="auto"
        autosize
        minRows={3}
        maxRows={14}
        maxLength={MAX_SNIPPET_TEXT}
        value={reply.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      {!isWrong && <ReplyPreview text={reply.text} />}
    </li>
  );
}
