import { settingsOf, type SettingValue } from './setting.js';

/** The settings of these instances of settings classes as lines `NAME=value`, with secrets hidden. */
export function printSettings(instances: Iterable<object>): string {
  const lines: string[] = [];
  for (const instance of instances) {
    const config = instance.constructor as new () => object;
    for (const { env, property, secret } of settingsOf(config)) {
      const value = (instance as unknown as Record<string, SettingValue | undefined>)[property];
      lines.push(`${env}=${value === undefined ? '' : secret === true ? '(hidden)' : String(value)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
