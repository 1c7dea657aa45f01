import { randomUUID } from 'node:crypto';
import { ConfigResourceTypes, Kafka, logLevel, type Admin } from 'kafkajs';

/** For how long a reader waits. */
const READ_TIMEOUT_MS = 20_000;

/** What a Kafka keeps in the topics of one installation. */
export class KafkaContents {
  readonly #kafka: Kafka;
  readonly #admin: Admin;

  private constructor(
    brokers: readonly string[],
    private readonly prefix: string,
  ) {
    this.#kafka = new Kafka({ clientId: 'contents', brokers: [...brokers], logLevel: logLevel.NOTHING });
    this.#admin = this.#kafka.admin();
  }

  static async open(brokers: readonly string[], prefix: string): Promise<KafkaContents> {
    const contents = new KafkaContents(brokers, prefix);
    await contents.#admin.connect();
    return contents;
  }

  async topics(): Promise<readonly string[]> {
    return (await this.#admin.listTopics()).filter((topic) => topic.startsWith(this.prefix));
  }

  /** `retention.ms` of each topic. */
  async retention(): Promise<readonly number[]> {
    const resources = (await this.topics()).map((name) => ({ type: ConfigResourceTypes.TOPIC, name }));
    const { resources: described } = await this.#admin.describeConfigs({ resources, includeSynonyms: false });
    return described.map(({ configEntries }) =>
      Number(configEntries.find(({ configName }) => configName === 'retention.ms')?.configValue),
    );
  }

  /** Sets settings of all topics; those that are left out have their defaults again. */
  async configure(settings: Readonly<Record<string, string>>): Promise<void> {
    const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
    const topics = await this.topics();
    await this.#admin.alterConfigs({
      validateOnly: false,
      resources: topics.map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configEntries })),
    });
  }

  /** How many messages its topics have. */
  async count(): Promise<number> {
    let count = 0;
    for (const topic of await this.topics())
      for (const { low, high } of await this.#admin.fetchTopicOffsets(topic)) count += Number(high) - Number(low);
    return count;
  }

  /** Whether a reader from the beginning gets a message with this text in its key, headers or value, among the messages of now. */
  async has(text: string): Promise<boolean> {
    let left = await this.count();
    if (left === 0) return false;
    const groupId = `${this.prefix}contents-${randomUUID()}`;
    const reader = this.#kafka.consumer({ groupId, allowAutoTopicCreation: false });
    await reader.connect();
    try {
      await reader.subscribe({ topics: [...(await this.topics())], fromBeginning: true });
      return await new Promise<boolean>((resolve, reject) => {
        // Those that are removed meanwhile never come.
        const timer = setTimeout(() => resolve(false), READ_TIMEOUT_MS);
        reader
          .run({
            eachMessage: ({ message: { key, value, headers } }) => {
              left -= 1;
              const isFound = `${key?.toString()} ${value?.toString()} ${JSON.stringify(headers)}`.includes(text);
              if (isFound || left === 0) {
                clearTimeout(timer);
                resolve(isFound);
              }
              return Promise.resolve();
            },
          })
          .catch(reject);
      });
    } finally {
      await reader.disconnect();
    }
  }

  close(): Promise<void> {
    return this.#admin.disconnect();
  }
}
