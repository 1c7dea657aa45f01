import { startPlatform, configurationReference, metricsReference, infrastructureSchemas } from '@hearback/process';
import { openApiDocument, problemsReference } from '@hearback/http';
import { migrate } from '@hearback/database';
import { randomBytes } from 'node:crypto';
import { gatewaySettings } from '../../apps/gateway/dist/index.js';
import { targets } from '../../apps/platform/dist/targets.js';

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The documents that are generated from the code, by their paths. OpenAPI needs the running routes, so this starts the whole
 * platform on an empty database at `databaseUrl`.
 */
export async function generatedDocuments(databaseUrl, rolePassword) {
  const definitions = Object.values(targets).map(({ definition }) => definition);
  await migrate({
    url: databaseUrl,
    rolePassword,
    schemas: [...infrastructureSchemas, ...definitions.map(({ schema }) => schema)],
  });
  const platform = await startPlatform({
    modules: targets,
    settings: {
      HEARBACK_DATABASE_URL: databaseUrl,
      HEARBACK_ROLE_PASSWORD: rolePassword,
      HEARBACK_INTERNAL_SECRET: randomBytes(32).toString('base64url'),
      HEARBACK_PORT: '0',
      HEARBACK_LOG_LEVEL: 'error',
      HEARBACK_METRICS_PORT: '0',
      NOTIFICATIONS_INBOX: 'on',
    },
  });
  try {
    return {
      'openapi.json': json(openApiDocument(platform.app)),
      'docs/configuration.md': configurationReference(definitions, [gatewaySettings]),
      'docs/problems.md': problemsReference(),
      'docs/metrics-reference.md': metricsReference(platform.instruments),
    };
  } finally {
    await platform.close();
  }
}
