import type { ValueNode } from '@humanwhocodes/momoa';
import { parse } from '@humanwhocodes/momoa';

/** Counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A value and its place in a text. */
export interface JsonValue extends Place {
  /** As it was written. */
  readonly source: string;
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  /** The parsed value. For an object or a list it tells only the kind. */
  readonly plain: unknown;
  /** The members of an object, in order. A name may occur twice. */
  readonly members: readonly JsonMember[];
  /** The elements of a list. */
  readonly elements: readonly JsonValue[];
}

export interface JsonMember extends Place {
  readonly name: string;
  readonly value: JsonValue;
}

/** Where a text stops being JSON. */
export interface JsonFault extends Place {
  readonly fault: 'empty' | 'ends' | 'backslash' | 'sign';
  /** The sign at that place; empty if there is none. */
  readonly sign: string;
}

/** No setting is nested so deep. Whoever goes through a value by calling itself has room for this much, anywhere. */
const DEEPEST = 100;

/** Reads JSON that may have comments and a trailing comma. Never throws. */
export function readJsonc(text: string): JsonValue | JsonFault {
  if (text.trim() === '') return { line: 1, column: 1, fault: 'empty', sign: '' };
  try {
    const { body } = parse(text, { mode: 'jsonc', allowTrailingCommas: true, ranges: true });
    return jsonValue(body, text, 0);
  } catch (error) {
    return faultOf(error, text);
  }
}

function jsonValue(node: ValueNode, text: string, depth: number): JsonValue {
  const { start, end } = node.loc;
  if (depth > DEEPEST) throw Object.assign(new Error('nested too deep'), start);
  const place = { line: start.line, column: start.column, source: text.slice(start.offset, end.offset) };
  const leaf = { ...place, members: [], elements: [] };
  switch (node.type) {
    case 'Object':
      return {
        ...leaf,
        kind: 'object',
        plain: {},
        members: node.members.map((each) => memberOf(each, text, depth + 1)),
      };
    case 'Array':
      return {
        ...leaf,
        kind: 'array',
        plain: [],
        elements: node.elements.map(({ value }) => jsonValue(value, text, depth + 1)),
      };
    case 'String':
      return { ...leaf, kind: 'string', plain: node.value };
    case 'Number':
      return { ...leaf, kind: 'number', plain: node.value };
    case 'Boolean':
      return { ...leaf, kind: 'boolean', plain: node.value };
    default:
      return { ...leaf, kind: 'null', plain: null };
  }
}

type Member = Extract<ValueNode, { readonly type: 'Object' }>['members'][number];

function memberOf({ name, value, loc }: Member, text: string, depth: number): JsonMember {
  const { line, column } = loc.start;
  return {
    name: name.type === 'String' ? name.value : name.name,
    line,
    column,
    value: jsonValue(value, text, depth),
  };
}

/** The place of an unexpected sign, or of what is nested too deep. Where even momoa gives up there is none. */
function faultOf(error: unknown, text: string): JsonFault {
  const { line = 1, column = 1, offset = 0, message = '' } = error as MomoaError;
  if (/end of input/.test(message)) return { ...endOf(text), fault: 'ends', sign: '' };
  const sign = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return { line, column, fault: sign === '\\' ? 'backslash' : 'sign', sign };
}

type MomoaError = Partial<Place> & { readonly offset?: number; readonly message?: string };

function endOf(text: string): Place {
  const lines = text.trimEnd().split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
