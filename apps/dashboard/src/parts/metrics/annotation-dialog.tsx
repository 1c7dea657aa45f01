import { Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { FormDialog } from '../form-dialog.js';
import type { Annotation } from './annotations.js';
import { localDay } from './period.js';
import { useAnnotationActs } from './use-annotation-acts.js';

/** Asks what happened and on which day. */
export function AnnotationDialog(props: {
  /** The one to change; undefined for a new one. */
  readonly annotation: Annotation | undefined;
  readonly touchpoint: string | undefined;
  readonly onClose: () => void;
}) {
  const { annotation, onClose } = props;
  const { t } = useTranslation('parts');
  const { workspace } = useSession();
  const acts = useAnnotationActs();
  const touchpoint = annotation?.touchpoint_id ?? (props.touchpoint === 'none' ? undefined : props.touchpoint);
  const [day, setDay] = useState(annotation?.day ?? localDay(new Date(), workspace.time_zone));
  const [text, setText] = useState(annotation?.text ?? '');
  const [isOfTouchpoint, setOfTouchpoint] = useState(
    annotation === undefined ? touchpoint !== undefined : annotation.touchpoint_id !== null,
  );
  const save = useMutation({
    mutationFn: () => {
      const body = { day, text: text.trim(), touchpoint_id: isOfTouchpoint ? (touchpoint ?? null) : null };
      return annotation === undefined ? acts.add(body) : acts.change(annotation.id, body);
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t(annotation === undefined ? 'annotation.add' : 'annotation.edit')}
      label={t('annotation.save')}
      save={save}
    >
      <TextInput
        required
        data-autofocus
        maxLength={120}
        label={t('annotation.text')}
        description={t('annotation.textHelp')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        required
        type="date"
        label={t('annotation.day')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      {touchpoint !== undefined && (
        <Checkbox
          label={t('annotation.only')}
          checked={isOfTouchpoint}
          onChange={(event) => setOfTouchpoint(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}
