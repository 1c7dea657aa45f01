import type { ServiceDefinition } from '@hearback/process';
import { personalData } from './persistence/personal-data.js';
import { responsesSchema } from './persistence/responses-schema.js';
import { ResponsesConfig } from './responses.config.js';

/** The definition of the service: its name, schema, settings, and what it stores of customers. */
export const responsesDefinition: ServiceDefinition = {
  name: 'responses',
  schema: responsesSchema,
  config: ResponsesConfig,
  personal: personalData,
};
