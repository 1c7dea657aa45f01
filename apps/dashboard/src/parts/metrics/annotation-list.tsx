import { ActionIcon, Button } from '@mantine/core';
import { Pencil, Plus, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import type { Annotation } from './annotations.js';
import classes from './annotation-list.module.css';
import { useAnnotationActs } from './use-annotation-acts.js';

const ICON = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Loaded when it is opened for the first time. */
const AnnotationDialog = lazy(async () => ({ default: (await import('./annotation-dialog.js')).AnnotationDialog }));

/** What happened in the period of a trend, with its day; who may change reports adds, changes and removes it. */
export function AnnotationList(props: {
  readonly annotations: readonly Annotation[];
  /** A new one is about this touchpoint, or about all. */
  readonly touchpoint: string | undefined;
}) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const mayWrite = useMay('metrics:write');
  const acts = useAnnotationActs();
  const [open, setOpen] = useState<Annotation | 'new'>();
  const { annotations, touchpoint } = props;
  if (annotations.length === 0 && !mayWrite) return null;
  return (
    <div className={classes.notes}>
      {annotations.length > 0 && (
        <ul aria-label={t('annotation.list')}>
          {annotations
            .toSorted((a, b) => (a.day < b.day ? -1 : 1))
            .map((annotation) => (
              <li key={annotation.id}>
                <time className="num muted" dateTime={annotation.day}>
                  {format.calendarDay(annotation.day)}
                </time>
                <span dir="auto">{annotation.text}</span>
                {mayWrite && (
                  <span className="not-print">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={28}
                      aria-label={t('annotation.change', { text: annotation.text })}
                      onClick={() => setOpen(annotation)}
                    >
                      <Pencil {...ICON} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={28}
                      aria-label={t('annotation.remove', { text: annotation.text })}
                      onClick={() => void acts.remove(annotation)}
                    >
                      <X {...ICON} />
                    </ActionIcon>
                  </span>
                )}
              </li>
            ))}
        </ul>
      )}
      {mayWrite && (
        <Button
          variant="subtle"
          size="compact-xs"
          className="not-print"
          leftSection={<Plus {...ICON} />}
          onClick={() => setOpen('new')}
        >
          {t('annotation.add')}
        </Button>
      )}
      {open !== undefined && (
        <Suspense>
          <AnnotationDialog
            annotation={open === 'new' ? undefined : open}
            touchpoint={touchpoint}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
