import { randomUUID } from 'node:crypto';
import { ConfigResourceTypes, Kafka, logLevel, type Admin } from 'kafkajs';

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

  /** All messages that a reader from the beginning gets: keys, headers and values as text. */
  async dump(): Promise<string> {
    const topics = await this.topics();
    const left = new Map<string, number>();
    for (const topic of topics)
      for (const { partition, low, high } of await this.#admin.fetchTopicOffsets(topic))
        if (Number(high) > Number(low)) left.set(`${topic} ${partition}`, Number(high));
    if (left.size === 0) return '';
    const groupId = `${this.prefix}contents-${randomUUID()}`;
    const reader = this.#kafka.consumer({ groupId, allowAutoTopicCreation: false });
    const texts: string[] = [];
    await reader.connect();
    try {
      await reader.subscribe({ topics: [...topics], fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        reader
          .run({
            eachBatch: ({ batch }) => {
              for (const { key, value, headers } of batch.messages)
                texts.push(`${key?.toString() ?? ''} ${value?.toString() ?? ''} ${JSON.stringify(headers)}`);
              const place = `${batch.topic} ${batch.partition}`;
              if (Number(batch.lastOffset()) + 1 >= (left.get(place) ?? 0)) left.delete(place);
              if (left.size === 0) resolve();
              return Promise.resolve();
            },
          })
          .catch(reject);
      });
    } finally {
      await reader.disconnect();
    }
    return texts.join('\n');
  }

  close(): Promise<void> {
    return this.#admin.disconnect();
  }
}
