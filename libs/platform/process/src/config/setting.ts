import 'reflect-metadata';

/** A value of a setting. */
export type SettingValue = string | number | boolean;

/** A setting as its class declares it. */
export interface SettingOptions {
  /** Name of the environment variable. */
  readonly env: string;
  /** Value if the variable is missing; without a default the variable is required. */
  readonly default?: SettingValue;
  /** May be missing; the member is then `undefined`. */
  readonly optional?: boolean;
  /** One sentence for the reference: meaning, unit, consequence. */
  readonly description: string;
  /** Never printed. */
  readonly secret?: boolean;
}

/** A declared setting of a class. */
export interface Setting extends SettingOptions {
  readonly property: string;
  readonly type: 'string' | 'number' | 'boolean';
}

const KEY = Symbol('hearback:settings');

/** Binds a property to an environment variable, converted to the property's type. Decorators of class-validator check the value. */
export function Setting(options: SettingOptions): PropertyDecorator {
  return (target, property) => {
    const type = Reflect.getMetadata('design:type', target, property) as unknown;
    const setting: Setting = {
      ...options,
      property: String(property),
      type: type === Number ? 'number' : type === Boolean ? 'boolean' : 'string',
    };
    Reflect.defineMetadata(KEY, [...settingsOf(target.constructor as new () => object), setting], target);
  };
}

/** The settings of a class, in the order of their declaration. */
export function settingsOf(config: new () => object): readonly Setting[] {
  return (Reflect.getMetadata(KEY, config.prototype as object) as readonly Setting[] | undefined) ?? [];
}
