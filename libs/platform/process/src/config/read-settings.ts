import { validateSync } from 'class-validator';
import type { Environment } from './environment.js';
import { settingsOf, type Setting, type SettingValue } from './setting.js';

/** An instance of a settings class, or what is wrong: one line per defect. */
export type ReadSettings<T> = { readonly value: T } | { readonly defects: readonly string[] };

/** Reads a settings class from the environment: every value is converted, nothing is guessed, and all defects are reported at once. */
export function readSettings<T extends object>(config: new () => T, environment: Environment): ReadSettings<T> {
  const value = new config();
  const defects: string[] = [];
  for (const setting of settingsOf(config)) {
    const text = environment[setting.env];
    const read = text === undefined || text === '' ? missing(setting) : convert(setting, text);
    if ('defect' in read) defects.push(`${setting.env}: ${read.defect}`);
    else (value as Record<string, unknown>)[setting.property] = read.value;
  }
  const rejected = new Set(defects.map((line) => line.slice(0, line.indexOf(':'))));
  for (const line of validate(config, value)) if (!rejected.has(line.slice(0, line.indexOf(':')))) defects.push(line);
  return defects.length > 0 ? { defects } : { value };
}

type Read = { readonly value: SettingValue | undefined } | { readonly defect: string };

function missing(setting: Setting): Read {
  if (setting.default !== undefined) return { value: setting.default };
  return setting.optional === true ? { value: undefined } : { defect: `is required: ${setting.description}` };
}

function convert({ type }: Setting, text: string): Read {
  if (type === 'string') return { value: text };
  if (type === 'number') {
    const isNumber = /^-?\d{1,15}(\.\d{1,15})?$/.test(text);
    return isNumber ? { value: Number(text) } : { defect: 'must be a number' };
  }
  if (text === 'true' || text === 'on') return { value: true };
  if (text === 'false' || text === 'off') return { value: false };
  return { defect: 'must be true or false' };
}

function validate(config: new () => object, value: object): readonly string[] {
  const names = new Map(settingsOf(config).map(({ property, env }) => [property, env]));
  const validators = validateSync(value, { forbidUnknownValues: false, stopAtFirstError: true });
  return validators.flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((text) => {
      const name = names.get(property) ?? property;
      return `${name}: ${text.startsWith(`${property} `) ? text.slice(property.length + 1) : text}`;
    }),
  );
}
