import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { filled, TermsField } from './terms-field.js';
import { TopicPreview } from './topic-preview.js';
import type { Topic, TopicTerm } from './topics-queries.js';
import { useTopicActs } from './use-topic-acts.js';

/** What the dialog begins with: a topic to change, or a phrase for a new one. */
export type EditedTopic = Topic | { readonly phrase: string };

/** Asks for the name and the words of a topic, and shows what they find. */
export function TopicDialog(props: {
  readonly edited: EditedTopic;
  /** `id`: of the topic that was saved; undefined if it was removed. */
  readonly onDone: (id: string | undefined) => void;
  readonly onClose: () => void;
}) {
  const { edited, onDone, onClose } = props;
  const { t } = useTranslation('topics');
  const acts = useTopicActs();
  const topic = 'phrase' in edited ? undefined : edited;
  const phrase = 'phrase' in edited ? edited.phrase : '';
  const [name, setName] = useState(topic?.name ?? capitalised(phrase));
  const [terms, setTerms] = useState<readonly TopicTerm[]>(topic?.terms ?? [{ text: phrase, language: null }]);
  const [except, setExcept] = useState<readonly TopicTerm[]>(topic?.except ?? []);
  const save = useMutation({
    mutationFn: async () => {
      const body = { name: name.trim(), terms: filled(terms), except: filled(except) };
      if (topic === undefined) return (await acts.create(body)).id;
      await acts.change(topic, body);
      return topic.id;
    },
    onSuccess: onDone,
  });
  const remove = useMutation({
    mutationFn: (removed: Topic) => acts.remove(removed),
    onSuccess: () => onDone(undefined),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const error = save.error ?? remove.error;
  return (
    <Dialog title={t(topic === undefined ? 'editor.add' : 'editor.change')} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap={16}>
          {error !== null && <ErrorInPlace error={error} />}
          <TextInput
            required
            data-autofocus
            maxLength={60}
            label={t('editor.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TermsField
            legend={t('editor.terms')}
            help={t('editor.termsHelp')}
            add={t('editor.addTerm')}
            terms={terms}
            onChange={setTerms}
          />
          <TermsField
            legend={t('editor.except')}
            help={t('editor.exceptHelp')}
            add={t('editor.addExcept')}
            terms={except}
            onChange={setExcept}
          />
          <TopicPreview terms={terms} except={except} />
          <Group justify="space-between">
            <Button type="submit" loading={save.isPending} disabled={filled(terms).length === 0}>
              {t('editor.save')}
            </Button>
            {topic !== undefined && (
              <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(topic)}>
                {t('editor.remove')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function capitalised(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase() + rest.join('');
}
