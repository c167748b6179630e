/**
 * The compact form of a function, which a build embeds in the files it writes: JSON, made of lists and small numbers.
 *
 *     file      [version, types, functions]                  the function itself is the first one
 *     function  [name, form, nextId, parameters, captures, variables, region, ...location]
 *     parameter [role, id, type, name]      capture [name, bits, ...location]      variable [id, name]
 *     region    [values, ...operations]
 *     operation [word, operands, values, regions, ...fields, ...location]
 *     values    [id, type, name, id, type, name, ...]
 *     location  [start, length], or nothing
 *
 * Types and functions are numbers, places in the lists at the top, so that what was one object stays one. 0 stands for
 * an empty list and for what is absent. Operations and primitives are written by name: their order may change. The captured
 * variable that a private name is stands behind the word: `load:3`; the length of a function with defaults behind its form: `arrow:1`.
 */
import type { ConstantValue, ParameterRole } from '../model.js';

/** Changes when texts of before can no longer be read. */
export const version = 2;

export const roles: readonly ParameterRole[] = ['self', 'this', 'argument', 'rest'];

/** The bits of a capture. */
export const isModule = 1;
export const isConstant = 2;
export const isCell = 4;
export const isImported = 8;
export const isRebound = 16;
export const isExported = 32;

export type List<T> = readonly T[] | 0;
export type Place = readonly [start: number, length: number] | readonly [];
export type CodedType = string | readonly (string | number)[];
export type CodedValues = List<number | string>;
export type CodedConstant = number | string | boolean | null | readonly [string];
export type CodedRegion = readonly [CodedValues, ...CodedOp[]];
export type CodedOp = readonly [
  word: string,
  args: List<number>,
  results: CodedValues,
  regions: List<CodedRegion>,
  ...fieldsAndPlace: unknown[],
];
export type CodedCapture = readonly [name: string, bits: number, ...place: Place];
export type CodedFunction = readonly [
  name: string,
  form: string,
  nextId: number,
  parameters: List<readonly [role: number, id: number, type: number, name: string | 0]>,
  captures: List<CodedCapture>,
  variables: List<readonly [id: number, name: string]>,
  body: CodedRegion,
  ...place: Place,
];
export type CodedFile = readonly [version: number, types: readonly CodedType[], functions: readonly CodedFunction[]];

const special: readonly ConstantValue[] = [undefined, NaN, Infinity, -Infinity, -0];
const specialTexts: readonly string[] = ['undefined', 'NaN', 'Infinity', '-Infinity', '-0'];

/** A constant in JSON: what JSON does not have is a text in a list. */
export function encodeConstant(value: ConstantValue): CodedConstant {
  if (typeof value === 'bigint') return [`${value}n`];
  const index = special.findIndex((each) => Object.is(each, value));
  return index < 0 ? (value as CodedConstant) : [specialTexts[index]];
}

export function decodeConstant(coded: CodedConstant): ConstantValue {
  if (coded === null || typeof coded !== 'object') return coded;
  const [text] = coded;
  return text.endsWith('n') ? BigInt(text.slice(0, -1)) : special[specialTexts.indexOf(text)];
}
