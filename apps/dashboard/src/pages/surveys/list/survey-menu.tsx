import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Archive, Copy, DoorClosed, Download, Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useProblemText } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { DeleteDialog } from './delete-dialog.js';
import { useAnswerFile } from './use-answer-file.js';

type Head = Omit<Reply<'getSurvey'>, 'definition'>;

/** What can be done with a survey as a whole. */
export function SurveyMenu({ survey }: { readonly survey: Head }) {
  const { t } = useTranslation('surveys');
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  const { act, error } = useSurveyActs(survey);
  const file = useAnswerFile(survey.id);
  const problem = useProblemText(error ?? file.error);
  const duplicate = async () => {
    const copy = await act('duplicate', t('done.duplicated'));
    if (copy !== undefined) void navigate({ to: '/surveys/$surveyId', params: { surveyId: copy.id } });
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('list.moreOf', { name: survey.name })}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Copy size={14} aria-hidden />} onClick={() => void duplicate()}>
            {t('act.duplicate')}
          </Menu.Item>
          {survey.version !== null &&
            (['xlsx', 'csv'] as const).map((format) => (
              <Menu.Item
                key={format}
                leftSection={<Download size={14} aria-hidden />}
                onClick={() => file.mutate(format)}
              >
                {t(`act.${format}`)}
              </Menu.Item>
            ))}
          {survey.status === 'published' && (
            <Menu.Item
              leftSection={<DoorClosed size={14} aria-hidden />}
              onClick={() => void act('close', t('done.closed', { name: survey.name }), 'publish')}
            >
              {t('act.close')}
            </Menu.Item>
          )}
          {survey.status !== 'published' && survey.archived_at === null && (
            <Menu.Item
              leftSection={<Archive size={14} aria-hidden />}
              onClick={() => void act('archive', t('done.archived', { name: survey.name }), 'unarchive')}
            >
              {t('act.archive')}
            </Menu.Item>
          )}
          {survey.archived_at !== null && (
            <Menu.Item
              leftSection={<Archive size={14} aria-hidden />}
              onClick={() => void act('unarchive', t('done.unarchived', { name: survey.name }), 'archive')}
            >
              {t('act.unarchive')}
            </Menu.Item>
          )}
          {survey.version === null && (
            <Menu.Item color="red" leftSection={<Trash2 size={14} aria-hidden />} onClick={() => setDeleting(true)}>
              {t('act.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {(error ?? file.error) !== null && <span role="alert">{problem}</span>}
      {isDeleting && <DeleteDialog survey={survey} onClose={() => setDeleting(false)} />}
    </>
  );
}

type Act = 'duplicate' | 'close' | 'archive' | 'unarchive' | 'publish';

/** Does something with a survey, says so, and offers the way back. */
function useSurveyActs(survey: Head) {
  const done = useDone();
  const queries = useQueryClient();
  const { mutateAsync, error } = useMutation({
    mutationFn: (act: Act) => {
      const params = { path: { survey_id: survey.id } };
      return dataOf(api.POST(`/v1/surveys/{survey_id}/${act}`, { params }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['surveys'] }),
  });
  const act = async (name: Act, message: string, back?: Act): Promise<Head | undefined> => {
    try {
      const changed = await mutateAsync(name);
      done({ message, ...(back !== undefined && { undo: () => mutateAsync(back) }) });
      return changed;
    } catch {
      // The mutation keeps the error, which the menu shows.
      return undefined;
    }
  };
  return { act, error };
}
