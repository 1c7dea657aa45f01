import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { GitBranch } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { changesQuery } from '../survey-queries.js';
import { ChangeList } from './change-list.js';

/** Says what publishing changes and which scores start a new series, before it is done. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('surveys');
  const { survey, store, state, defects } = useSurveyDraft();
  const [isFlushed, setFlushed] = useState(state === 'saved');
  const queries = useQueryClient();
  const done = useDone();
  useEffect(() => {
    if (!isFlushed) void store.flush().then(() => setFlushed(true));
  }, [store, isFlushed]);
  const isSaved = isFlushed && state === 'saved';
  const changes = useQuery({ ...changesQuery(survey.id, survey.revision), enabled: isSaved });
  const publish = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/v1/surveys/{survey_id}/publish', { params: { path: { survey_id: survey.id } } })),
    onSuccess: async (published) => {
      store.replace(published);
      onClose();
      done({ message: t('done.published', { version: published.version ?? 1 }) });
      await queries.invalidateQueries({ queryKey: ['surveys', 'list'] });
      await queries.invalidateQueries({ queryKey: ['surveys', survey.id, 'versions'] });
    },
  });
  const next = changes.data?.next_version ?? null;
  const isReopened = next === null && survey.status === 'closed';
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={next === null ? t('publish.title') : t('editor.publish', { version: next })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <div className={classes.stack}>
        {isFlushed && !isSaved && <p role="alert">{t('publish.unsaved', { count: defects.length })}</p>}
        {isSaved && changes.isPending && <LoadingShapes rows={2} />}
        {changes.error && <ErrorInPlace error={changes.error} retry={() => void changes.refetch()} />}
        {changes.data !== undefined && <Consequences changes={changes.data} isReopened={isReopened} />}
        {publish.error && <ErrorInPlace error={publish.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          {isSaved && (next !== null || isReopened) && (
            <Button onClick={() => publish.mutate()} loading={publish.isPending}>
              {next === null ? t('publish.reopen') : t('publish.now')}
            </Button>
          )}
        </Group>
      </div>
    </Modal>
  );
}

function Consequences(props: { readonly changes: Reply<'getDraftChanges'>; readonly isReopened: boolean }) {
  const { t } = useTranslation('surveys');
  const { changes, isReopened } = props;
  if (changes.next_version === null) return <p>{isReopened ? t('publish.reopenText') : t('publish.nothing')}</p>;
  if (changes.from === null) return <p>{t('publish.first')}</p>;
  const anew = changes.series.filter(({ state, reason }) => state === 'starts' && reason !== 'new-question');
  return (
    <>
      {anew.length > 0 && (
        <div className={classes.warning}>
          <strong>
            <GitBranch size={14} aria-hidden /> {t('series.title')}
          </strong>
          <span>{t('series.text', { version: changes.next_version })}</span>
        </div>
      )}
      <ChangeList changes={changes} />
    </>
  );
}
