import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { kafkaMissing, ownKafka, type OwnKafka } from '@hearback/testing';
import { KafkaConnection, type KafkaSettings } from '../src/index.js';

jest.setTimeout(240_000);

const onKafka = kafkaMissing() === undefined ? describe : describe.skip;
const PASSWORD = 'n0t-a-s3cret';

/** A self-signed certificate for 127.0.0.1, created by Java's keytool. */
function certificate(folder: string): { readonly store: string; readonly pem: string } {
  const store = join(folder, 'broker.p12');
  const pem = join(folder, 'broker.pem');
  const access = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', PASSWORD, '-alias', 'broker'];
  const run = (...parameters: string[]) => {
    const { status, stdout, stderr } = spawnSync('keytool', [...parameters, ...access], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`keytool: ${stdout}${stderr}`);
  };
  run('-genkeypair', '-keyalg', 'RSA', '-dname', 'CN=broker', '-ext', 'san=ip:127.0.0.1', '-validity', '2');
  run('-exportcert', '-rfc', '-file', pem);
  return { store, pem: readFileSync(pem, 'utf8') };
}

onKafka('a Kafka with authentication', () => {
  let folder: string;
  let broker: OwnKafka;
  let ca: string;
  const connections: KafkaConnection[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    folder = mkdtempSync(join('/var/tmp', 'hearback-secure-'));
    const { store, pem } = certificate(folder);
    ca = pem;
    const login = 'org.apache.kafka.common.security';
    broker = await ownKafka({
      security: {
        protocol: 'SASL_SSL',
        users: { hearback: PASSWORD },
        properties: {
          'listener.name.secure.ssl.keystore.type': 'PKCS12',
          'listener.name.secure.ssl.keystore.location': store,
          'listener.name.secure.ssl.keystore.password': PASSWORD,
          'listener.name.secure.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
          'listener.name.secure.scram-sha-256.sasl.jaas.config': `${login}.scram.ScramLoginModule required;`,
          'listener.name.secure.scram-sha-512.sasl.jaas.config': `${login}.scram.ScramLoginModule required;`,
          'listener.name.secure.plain.sasl.jaas.config': `${login}.plain.PlainLoginModule required user_hearback="${PASSWORD}";`,
        },
      },
    });
  });
  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await broker?.stop();
    rmSync(folder, { recursive: true, force: true });
    Logger.overrideLogger(['log', 'warn', 'error']);
  });

  const connection = (settings: Partial<KafkaSettings>) => {
    const brokers = broker.secureBrokers;
    const opened = new KafkaConnection({ brokers, prefix: '', replication: 1, minInSyncReplicas: 1, ...settings }, 2);
    connections.push(opened);
    return opened;
  };

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)('accepts the password with %s', async (mechanism) => {
    const known = connection({ tls: { ca }, sasl: { mechanism, username: 'hearback', password: PASSWORD } });
    const topic = `${mechanism}.events`;
    await known.ensureTopics([topic]);
    await known.send(topic, [{ partition: 1, value: '{}' }]);
    expect((await known.ends(topic)).get(1)).toEqual({ low: 0, high: 1 });
  });

  it('rejects a wrong password, and is rejected without a trusted certificate', async () => {
    const sasl = { mechanism: 'scram-sha-512', username: 'hearback', password: 'guessed' } as const;
    await expect(connection({ tls: { ca }, sasl }).ensureTopics(['x.events'])).rejects.toThrow(/authentication/i);
    await expect(
      connection({ tls: {}, sasl: { ...sasl, password: PASSWORD } }).ensureTopics(['x.events']),
    ).rejects.toThrow(/self.signed|certificate/i);
  });
});
