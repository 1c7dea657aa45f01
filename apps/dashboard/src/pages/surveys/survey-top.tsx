import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Eye, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { useKeys } from '../../keys/key-map.js';
import { Page } from '../../parts/page.js';
import { Tag } from '../../parts/small.js';
import { useSurveyDraft } from './draft/use-draft-of-survey.js';
import classes from './editor.module.css';
import { changesQuery } from './survey-queries.js';
import { PublishDialog } from './versions/publish-dialog.js';

/** The top of a survey's pages: its name, whether the draft is saved, and publishing. */
export function SurveyTop({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('surveys');
  const { survey, content, store, canUndo, state } = useSurveyDraft();
  const changes = useQuery({ ...changesQuery(survey.id, survey.revision), placeholderData: (last) => last });
  const next = changes.data?.next_version ?? null;
  const mayWrite = useMay('surveys:write');
  const [isPublishing, setPublishing] = useState(false);
  useKeys(mayWrite && canUndo ? [{ keys: 'mod+z', label: t('editor.undo'), run: () => store.undo() }] : []);
  const preview = useMutation({
    mutationFn: async () => {
      await store.flush();
      return dataOf(api.POST('/v1/surveys/{survey_id}/preview-links', { params: { path: { survey_id: survey.id } } }));
    },
    onSuccess: ({ url }) => void window.open(url, '_blank', 'noopener'),
  });
  return (
    <Page
      isFull
      title={content.name}
      within={<Link to="/surveys">{t('title')}</Link>}
      actions={
        <>
          <span className="not-phone">
            <Tag>
              {survey.version === null
                ? t('editor.first')
                : next === null || state !== 'saved'
                  ? t('editor.live', { version: survey.version })
                  : t('versions.draft', { version: next })}
            </Tag>
          </span>
          <SaveNote />
          {mayWrite && (
            <>
              {canUndo && (
                <Button
                  className="not-phone"
                  variant="subtle"
                  color="gray"
                  leftSection={<Undo2 size={14} className="flip" aria-hidden />}
                  onClick={() => store.undo()}
                >
                  {t('editor.undo')}
                </Button>
              )}
              <Button
                className="not-phone"
                variant="subtle"
                color="gray"
                leftSection={<Eye size={14} aria-hidden />}
                onClick={() => preview.mutate()}
              >
                {t('editor.preview')}
              </Button>
              <Button onClick={() => setPublishing(true)}>
                {next === null ? t('publish.title') : t('editor.publish', { version: next })}
              </Button>
            </>
          )}
        </>
      }
    >
      {children}
      {isPublishing && <PublishDialog onClose={() => setPublishing(false)} />}
    </Page>
  );
}

/** Whether the draft is saved, as a status. */
function SaveNote() {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { state, savedAt, defects } = useSurveyDraft();
  const text =
    state === 'saved'
      ? savedAt === undefined
        ? ''
        : t('save.saved', { time: format.clock(savedAt) })
      : state === 'invalid'
        ? t('save.invalid', { count: defects.length })
        : t(`save.${state}`);
  return (
    <span role="status" className={`${state === 'invalid' ? classes.bad : 'faint'} least`}>
      {text}
    </span>
  );
}
