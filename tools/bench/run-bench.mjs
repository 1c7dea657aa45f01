import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { Client } from 'pg';
import { drained } from '../chaos/audit/log.mjs';
import { startKafka } from '../kafka/kafka.mjs';
import { startSupervisedPostgres } from '../product/postgres.mjs';
import { startProduct } from '../product/product.mjs';
import { temporaryFolder } from '../product/temporary-folder.mjs';
import { pageRenders, partialAnswers, revisions } from './answering.mjs';
import { costPerResponse } from './cost-per-response.mjs';
import { clocks } from './clocks.mjs';
import { csvImport } from './csv-import.mjs';
import { inbox } from './inbox.mjs';
import { intake, intakeAlone } from './intake.mjs';
import { logToEffect } from './log-to-effect.mjs';
import { mails } from './mails.mjs';
import { memory, restart } from './process-figures.mjs';
import { onScreen } from './on-screen.mjs';
import { intakeOfShapes, visibilityUnderLoad } from './split.mjs';
import { segments } from './segments.mjs';
import { trend } from './trend.mjs';
import { understand } from './understand.mjs';
import { webhooks } from './webhooks.mjs';
import { visibility } from './visibility.mjs';
import { widget } from './widget.mjs';

/** The parts by their names in `arguments.mjs`. */
const PARTS = {
  intakeAlone,
  visibility,
  onScreen,
  intake,
  partialAnswers,
  revisions,
  pageRenders,
  csvImport,
  trend,
  segments,
  understand,
  mails,
  webhooks,
  inbox,
  clocks,
  widget,
  memory,
  restart,
  logToEffect,
  intakeOfShapes,
  visibilityUnderLoad,
  costPerResponse,
};

const figure = (value) =>
  value === undefined ? '' : value >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);

function print({ name, value, unit, reference, referenceName, goal, met }, asJson) {
  const ratio = reference === undefined ? undefined : value / reference;
  if (asJson) process.stdout.write(`${JSON.stringify({ name, value, unit, reference, ratio, goal, met })}\n`);
  else
    process.stdout.write(
      `${name.padEnd(56)} ${figure(value).padStart(9)} ${unit.padEnd(11)} ${figure(ratio).padStart(7)} × ${`${figure(reference)} (${referenceName})`.padEnd(44)} ${(goal ?? '').padEnd(10)} ${met === undefined ? '' : met ? 'met' : 'MISSED'}\n`,
    );
}

/** Waits until all consumer groups have read the log to its end. */
async function waitUntilDrained(postgres) {
  const database = new Client({ connectionString: postgres.url });
  await database.connect();
  const left = await drained(database, 180_000);
  await database.end();
  if (left.length > 0) throw new Error(`the consumers do not catch up: ${left.join('; ')}`);
}

/**
 * Runs the parts and prints every figure with its ratio to a reference measured in the same run. `split`: one process per
 * service over Kafka. The product runs like with `npm start`, on the embedded PostgreSQL with fsync.
 */
export async function runBench({ split, parts, json, log }) {
  log(
    `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString()}`,
  );
  const folder = temporaryFolder('bench');
  const postgres = await startSupervisedPostgres({ dataDirectory: `${folder}/postgres`, log });
  const secret = () => randomBytes(32).toString('base64url');
  const secrets = { rolePassword: secret(), internalSecret: secret() };

  const kafka = split ? await startKafka({ folder: `${folder}/kafka`, log }) : undefined;

  const start = (environment = {}, shape = 'one') =>
    startProduct({
      shape,
      databaseUrl: postgres.url,
      secrets,
      environment: {
        HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
        RESPONSES_MIN_FILL_MS: '0',
        HEARBACK_LOG_LEVEL: 'warn',
        ...(kafka === undefined ? {} : { HEARBACK_KAFKA_BROKERS: kafka.bootstrap }),
        ...environment,
      },
      log,
    });

  /** Passed to each part, which may restart the product with other settings. */
  const bench = {
    postgres,
    log,
    drained: () => waitUntilDrained(postgres),
    kafka,
    kafkaFolder: `${folder}/kafka`,
    product: await start(),
    async restart(environment, shape) {
      await bench.product.stop();
      bench.product = await start(environment, shape);
    },
  };
  let missed = 0;
  try {
    for (const name of parts) {
      // The consumers must have processed what the previous part left.
      await bench.drained();
      log(`… ${name}`);
      for (const line of await PARTS[name](bench)) {
        print(line, json);
        if (line.met === false) missed += 1;
      }
    }
  } finally {
    await bench.product.stop();
    await kafka?.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  log(missed === 0 ? 'every goal met' : `${missed} goals missed`);
}
