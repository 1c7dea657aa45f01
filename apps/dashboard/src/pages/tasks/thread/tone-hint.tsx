import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';

/** Milliseconds after the last letter until the tone is looked at: who is writing is not interrupted. */
const PAUSE_MS = 1_500;

/** Letters below which nothing is said of a reply. */
const LEAST = 24;

/**
 * A quiet hint below a reply, if one of its sentences may sound unhappy to who reads it. It keeps nobody from sending, and is silent where it
 * is not known or cannot be asked.
 */
export function ToneHint({ text, language }: { readonly text: string; readonly language: string | undefined }) {
  const { t } = useTranslation('tasks');
  const [written] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['reply-tone', written, language],
    queryFn: () => dataOf(api.POST('/v1/reply-tones', { body: { text: written, ...(language && { language }) } })),
    enabled: written.length >= LEAST,
    retry: false,
    gcTime: 0,
  });
  const harsh = data?.harsh;
  return (
    <div role="status" aria-live="polite">
      {harsh && text.includes(harsh.sentence) && (
        <p className="least muted">
          {t('thread.tone')} <q dir="auto">{harsh.sentence}</q>
        </p>
      )}
    </div>
  );
}
