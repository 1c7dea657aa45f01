import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Reply } from '../../api/client.js';

export type Sender = Reply<'getSender'>;
export type SenderRecord = Sender['records'][number];
export type SenderChange = Body<'changeSender'>;

/** From whom mails to customers are, and what the domain needs. */
export const senderQuery = queryOptions({
  queryKey: ['sender'],
  queryFn: () => dataOf(api.GET('/v1/sender')),
});

/** What became of the mails to customers. */
export const mailResultsQuery = queryOptions({
  queryKey: ['mail', 'results'],
  queryFn: () => dataOf(api.GET('/v1/mail/results')),
});

/** Where providers report bounces and complaints to. */
export const mailWebhookQuery = queryOptions({
  queryKey: ['mail', 'webhook'],
  queryFn: () => dataOf(api.GET('/v1/mail-webhook')),
});

/** How mail reaches the workspace. */
export const inboundMailQuery = queryOptions({
  queryKey: ['mail', 'inbound'],
  queryFn: () => dataOf(api.GET('/v1/inbound-mail')),
});
