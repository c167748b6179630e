import { describe, expect, it } from 'vitest';
import { Builder, fieldsOf, parse, primitives, print, printOp, schema, type Func, type Type } from '../src/index.js';
import { eachOp } from '../src/index.js';
import { begin, everything, linking, samples, source, sumUntilNegative } from './support/samples.js';

describe('print', () => {
  it('shows all there is', () => {
    expect(print(sumUntilNegative()))
      .toBe(`function sumUntilNegative(self %0: function, this %1: unknown, xs%2: typed<float64>, n%3: integer) next 13 {
  %4: integer = const 0
  %5: number = const -0
  s%9: number = for #6 step 1 %4, n%3, %5 (i%7: integer, s%8: number) {
    x%10: number = load xs%2, i%7
    %11: boolean = lt x%10, %4
    if %11 {
      break #6 s%8
    } else {
      yield
    }
    %12: number = add s%8, x%10
    continue #6 %12
  }
  return s%9
}
`);
  });

  it('shows locations on demand', () => {
    const text = print(everything(), { locations: true });
    expect(text).toContain('const 12n @22:34');
    expect(text).toContain('"odd name": module constant imported @3:7');
    expect(print(everything())).not.toContain('@');
  });

  it('prints one operation on a line', () => {
    const func = sumUntilNegative();
    expect(printOp(func.body.ops[2], func)).toBe('s%9: number = for #6 step 1 %4, n%3, %5');
  });

  it('has a sample of each operation', () => {
    const seen = new Set<string>();
    const look = (func: Func): void =>
      eachOp(func.body, (op) => {
        seen.add(op.op);
        if (op.op === 'closure') look(op.func);
      });
    samples.forEach(([, func]) => look(func));
    expect(Object.keys(schema).filter((op) => !seen.has(op))).toEqual([]);
  });
});

describe('parse', () => {
  it.each(samples)('reads back what was printed: %s', (_, func) => {
    const text = print(func, { locations: true });
    const back = parse(text, linking);
    expect(back).toStrictEqual(func);
    expect(print(back, { locations: true })).toBe(text);
  });

  it('keeps one function that is closed over twice one function', () => {
    const closures: Func[] = [];
    eachOp(parse(print(everything()), linking).body, (op) => op.op === 'closure' && closures.push(op.func));
    expect(closures).toHaveLength(2);
    expect(closures[0]).toBe(closures[1]);
  });

  it('keeps functions that only types know', () => {
    const known = sumUntilNegative();
    const b = new Builder();
    b.parameter('self', { kind: 'function' });
    b.parameter('this', { kind: 'unknown' });
    const type: Type = { kind: 'array', element: { kind: 'function', func: known } };
    const f = b.parameter('argument', type, 'f');
    const func = b.function({ name: 'apply' }, () => b.return(f));
    expect(print(func)).toContain('array<function &1>');
    expect(parse(print(func))).toStrictEqual(func);
  });

  it('leaves locations out without a source', () => {
    const text = print(everything(), { locations: true });
    expect(print(parse(text, { ...linking, source: undefined }), { locations: true })).toBe(print(everything()));
  });

  it('reads what people write: one line, no names in uses', () => {
    const func = parse(
      `arrow "" (self %0: function, this %1: unknown, x%2: number) next 4 {
        %3: number = mul adjoint %2, %2
        return %3 }`,
    );
    const { b } = begin();
    const x = b.parameter('argument', { kind: 'number' }, 'x');
    b.adjoint = true;
    expect(func).toStrictEqual(b.function({ name: '', form: 'arrow' }, () => b.return(b.prim('mul', [x, x]))));
  });

  it.each([
    ['a character that is no token', 'arrow f() next 1 { § }', 'no token'],
    ['an unknown operation', 'arrow f() next 1 { frobnicate }', 'the unknown operation frobnicate'],
    ['an unknown type', 'arrow f(%0: float) next 1 {}', 'the unknown type float'],
    ['an unknown form', 'lambda f() next 1 {}', 'lambda instead of one of'],
    ['a missing type', 'arrow f() next 1 { %0 = const 1 }', 'no type'],
    ['an unknown function', 'arrow f(%0: function &3) next 1 {}', 'no function &3'],
    ['an end too early', 'arrow f() next 1 {', 'unknown operation'],
  ])('says where it cannot read: %s', (_, text, problem) => {
    expect(() => parse(text)).toThrow(problem);
    expect(() => parse(text)).toThrow('ir:1:');
  });

  it('names what it was not given', () => {
    expect(() => parse(print(everything()), { source })).toThrow('extern sin pullback');
  });
});

describe('schema', () => {
  it('has no operation that is also a primitive, since the text tells them apart by name', () => {
    expect(Object.keys(primitives).filter((name) => name in schema)).toEqual([]);
  });

  it('gives the fields in the order of its row', () => {
    expect(fieldsOf('for')).toEqual([
      ['label', 'label'],
      ['step', 'step'],
    ]);
  });
});
