import { Defects, pointerTo } from './defects.js';
import { isJsonObject, type JsonObject } from './json.js';

const KEY = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * Reads the members of one JSON object and notes what is wrong with them. Every method returns a usable value, so that
 * one pass finds all defects; whether there were any is asked of the defects at the end.
 */
export class Reader {
  private constructor(
    readonly object: JsonObject,
    readonly pointer: string,
    readonly defects: Defects,
  ) {}

  /** A reader of the value where it is an object of no other members than `allowed`; without `allowed`, of any. */
  static of(value: unknown, pointer: string, defects: Defects, allowed?: readonly string[]): Reader | undefined {
    if (!isJsonObject(value)) {
      defects.add(pointer, 'wrong-type', 'must be an object');
      return undefined;
    }
    const reader = new Reader(value, pointer, defects);
    if (allowed !== undefined) reader.refuseOthersThan(allowed);
    return reader;
  }

  refuseOthersThan(allowed: readonly string[]): void {
    for (const name of Object.keys(this.object)) {
      if (!allowed.includes(name)) this.defect(name, 'unknown-member', 'is not a member of this object');
    }
  }

  has(name: string): boolean {
    return Object.hasOwn(this.object, name);
  }

  get(name: string): unknown {
    return this.has(name) ? this.object[name] : undefined;
  }

  at(name: string): string {
    return pointerTo(this.pointer, name);
  }

  defect(name: string, code: string, detail: string): void {
    this.defects.add(this.at(name), code, detail);
  }

  boolean(name: string, otherwise: boolean): boolean {
    const value = this.has(name) ? this.object[name] : otherwise;
    if (typeof value === 'boolean') return value;
    this.defect(name, 'wrong-type', 'must be true or false');
    return otherwise;
  }

  /** A whole number in min..max. Without `otherwise` it must be there. */
  integer(name: string, min: number, max: number, otherwise?: number): number {
    const value = this.has(name) ? this.object[name] : otherwise;
    if (value === undefined) this.defect(name, 'required', 'is missing');
    else if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.defect(name, 'wrong-type', 'must be a whole number');
    } else if (value < min || value > max) this.defect(name, 'out-of-range', `must be from ${min} to ${max}`);
    else return value === 0 ? 0 : value;
    return otherwise ?? min;
  }

  /** A finite number, or `undefined` where it is absent. */
  optionalNumber(name: string): number | undefined {
    if (!this.has(name)) return undefined;
    const value = this.object[name];
    if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
    this.defect(name, 'wrong-type', 'must be a number');
    return undefined;
  }

  /** One of the words. Without `otherwise` it must be there. */
  word<W extends string>(name: string, words: readonly W[], otherwise?: W): W | undefined {
    const value = this.has(name) ? this.object[name] : otherwise;
    const found = words.find((word) => word === value);
    if (value === undefined) this.defect(name, 'required', 'is missing');
    else if (found === undefined) this.defect(name, 'unknown-word', `must be one of ${words.join(', ')}`);
    return found ?? otherwise;
  }

  /** A key that is not in `taken` yet; it is added. `undefined` where it is no key. */
  key(name: string, taken: Set<string>): string | undefined {
    const value = this.get(name);
    if (typeof value !== 'string' || !KEY.test(value) || value === 'constructor') {
      // `constructor` is the one key that objects have by birth; careless readers elsewhere would find that one.
      const code = this.has(name) ? 'invalid-key' : 'required';
      this.defect(name, code, 'must be 1 to 64 of a-z, 0-9 and _, begin with a letter, and not be "constructor"');
      return undefined;
    }
    if (taken.has(value)) this.defect(name, 'duplicate', `the key ${value} is taken`);
    taken.add(value);
    return value;
  }

  /** The elements of an array of min..max elements with their pointers; an absent one is empty. */
  elements(name: string, min: number, max: number): readonly (readonly [value: unknown, pointer: string])[] {
    const value = this.has(name) ? this.object[name] : [];
    if (!Array.isArray(value)) {
      this.defect(name, 'wrong-type', 'must be an array');
      return [];
    }
    if (value.length < min) this.defect(name, this.has(name) ? 'too-few' : 'required', `must have at least ${min}`);
    if (value.length > max) this.defect(name, 'too-many', `must have at most ${max}`);
    return value.slice(0, max).map((element: unknown, i) => [element, pointerTo(this.at(name), i)] as const);
  }
}
