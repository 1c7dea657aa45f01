import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf, type Body } from '../../api/client.js';
import { writtenTexts, type MailStep, type Texts } from './mail-form.js';

export type PreviewCustomer = NonNullable<Body<'createMailPreview'>['customer']>;

/** Less than the time for which a preview can be looked at. */
const KEPT_MS = 10 * 60_000;

/** The mail with these words; the one before stays until it is there. */
export function usePreview(
  wanted: {
    readonly surveyId: string;
    readonly texts: Texts;
    readonly language: string;
    readonly customer: PreviewCustomer;
    readonly mail: MailStep;
  },
  isReady = true,
) {
  const { surveyId, language, customer, mail } = wanted;
  const body: Body<'createMailPreview'> = {
    survey_id: surveyId,
    texts: writtenTexts(wanted.texts),
    customer,
    step: mail,
    ...(language !== '' && { language }),
  };
  return useQuery({
    queryKey: ['mail-previews', body],
    queryFn: () => dataOf(api.POST('/v1/mail-previews', { body })),
    enabled: isReady,
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
  });
}

/** Mails a preview to the person who is signed in. */
export const sendPreview = (id: string) =>
  dataOf(api.POST('/v1/mail-previews/{mail_preview_id}/send', { params: { path: { mail_preview_id: id } } }));
