/** Holds a message against schema.json; the Python side does the same in check.py. */
import schema from "../../schema.json";
import type { CallName, Calls } from "./messages.ts";

interface Form {
  readonly $ref?: string;
  readonly tree?: boolean;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Form[];
  readonly type?: string | readonly string[];
  readonly items?: Form;
  readonly properties?: Readonly<Record<string, Form>>;
  readonly values?: Form;
}

const defs = schema.$defs as unknown as Readonly<Record<string, Form>>;
const calls = schema.calls as unknown as Readonly<
  Record<string, { takes: Readonly<Record<string, Form>>; gives: Form }>
>;

/** A message is not what the schema says; the path names where, never what stood there. */
export class MessageError extends Error {}

/**
 * Check a value.
 *
 * @param value What came.
 * @param form What it must be.
 * @param path Where it stands in the message.
 */
export function check(value: unknown, form: Form, path: string): void {
  if (!fits(value, form, path)) throw new MessageError(path);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fits(value: unknown, form: Form, path: string): boolean {
  if (form.$ref !== undefined) {
    const named = defs[form.$ref];
    if (named === undefined) throw new MessageError(`${path}: no ${form.$ref}`);
    return fits(value, named, path);
  }
  if (form.tree) return isTree(value);
  if (form.enum) return form.enum.includes(value);
  if (form.anyOf)
    return form.anyOf.some((one) => {
      try {
        return fits(value, one, path);
      } catch (error) {
        if (error instanceof MessageError) return false;
        throw error;
      }
    });
  if (form.type === "array") {
    if (!Array.isArray(value) || form.items === undefined) return false;
    for (const [n, one] of value.entries()) check(one, form.items, `${path}[${n}]`);
    return true;
  }
  if (form.values !== undefined) {
    if (!isRecord(value)) return false;
    for (const one of Object.values(value)) check(one, form.values, `${path}.*`);
    return true;
  }
  if (form.type === "object") {
    const properties = form.properties ?? {};
    if (!isRecord(value) || Object.keys(value).length !== Object.keys(properties).length) return false;
    for (const [name, inner] of Object.entries(properties)) {
      if (!(name in value)) return false;
      check(value[name], inner, `${path}.${name}`);
    }
    return true;
  }
  const types = typeof form.type === "string" ? [form.type] : (form.type ?? []);
  return types.some((name) => {
    if (name === "null") return value === null;
    if (name === "integer") return Number.isSafeInteger(value);
    if (name === "number") return typeof value === "number" && Number.isFinite(value);
    return typeof value === name;
  });
}

function isTree(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [tag, attributes, children] = value as [unknown, unknown, unknown];
  return (
    typeof tag === "string" &&
    isRecord(attributes) &&
    Object.values(attributes).every((one) => typeof one === "string" || one === true) &&
    Array.isArray(children) &&
    children.every(isTree)
  );
}

/** Check what a call gave and return it as its type. */
export function checkReply<Name extends CallName>(name: Name, value: unknown): Calls[Name]["gives"] {
  const call = calls[name];
  if (call === undefined) throw new MessageError(name);
  check(value, call.gives, name);
  return value as Calls[Name]["gives"];
}

/** Check what a call is about to take. */
export function checkTakes<Name extends CallName>(name: Name, value: Calls[Name]["takes"]): void {
  const call = calls[name];
  if (call === undefined) throw new MessageError(name);
  check(value, { type: "object", properties: call.takes }, name);
}
