import { describe, expect, it } from 'vitest';
import { Builder, parse, verify, WengertError, type Form, type Func } from '../src/index.js';
import { begin, samples, source } from './support/samples.js';

/** A function of two numbers and an array around the given lines; values from %10 and labels from #50 are free. */
function body(lines: string, about = ''): Func {
  return parse(
    `function f(self %0: function, this %1: unknown, x%2: number, n%3: integer, xs%4: array<number>) next 99 ${about} {
      ${lines}
    }`,
  );
}

function broken(func: Func, form: Form = 'ssa'): string {
  try {
    verify(func, form);
  } catch (error) {
    expect(error).toBeInstanceOf(WengertError);
    expect((error as WengertError).code).toBe('bug');
    return (error as WengertError).summary;
  }
  return 'nothing';
}

describe('verify', () => {
  it.each(samples)('lets pass what is well-formed: %s', (_, func, form) => {
    verify(func, form);
  });

  it('names the function, the rule, what is wrong and the operation', () => {
    expect(broken(body('return y%10'))).toBe(
      'Internal error: f breaks the rule inScope: %10 is not defined before its use, in `return %10`',
    );
  });

  it('points into the source where it can', () => {
    const { b } = begin();
    const func = b.function({ name: 'f' }, () => {
      b.location = { source, start: 22, end: 34 };
      b.return(77);
    });
    expect(() => verify(func, 'ssa')).toThrow('sample.js:4:3');
  });

  const wrong: [rule: string, what: string, lines: string, form?: Form][] = [
    ['shape', '1 operands instead of 2', '%10: number = load xs%4\nreturn %10'],
    ['shape', '1 operands instead of 2 or more', '%10: number = call x%2\nreturn %10'],
    ['shape', '0 results instead of 1', 'load xs%4, x%2\nreturn x%2'],
    ['shape', '1 regions instead of 2', 'if x%2 {\nyield\n}\nreturn x%2'],
    ['shape', '2 operands instead of 1', 'return x%2, x%2'],
    ['primitiveArity', '1 operands instead of 2', '%10: number = add x%2\nreturn %10'],
    ['fields', '2 keys instead of 1', '%10: {} = object [a, b] x%2\nreturn %10'],
    ['fields', 'spreads no argument', '%10: unknown = call spread [1] x%2, x%2, x%2\nreturn %10'],
    ['definedOnce', '%2 is defined twice', '%2: number = const 1\nreturn %2'],
    [
      'definedOnce',
      '%10 is defined twice',
      'if x%2 {\n%10: number = const 1\nyield\n} else {\n%10: number = const 1\nyield\n}\nreturn x%2',
    ],
    ['definedOnce', 'the label #50 is used twice', 'block #50 {\nyield\n}\nblock #50 {\nyield\n}\nreturn x%2'],
    ['inScope', '%10 is out of scope', 'if x%2 {\n%10: number = const 1\nyield\n} else {\nyield\n}\nreturn %10'],
    ['inScope', '%10 is not defined', '%10: number = add %10, x%2\nreturn %10'],
    [
      'inScope',
      '%10 is not defined',
      '%10: number = for #50 step 1 n%3, %10, x%2 (%11: integer, %12: number) {\ncontinue #50 %12\n}\nreturn %10',
    ],
    ['oneTerminator', 'has no terminator', '%10: number = const 1'],
    ['oneTerminator', 'operations follow return', 'return x%2\nreturn x%2'],
    ['oneTerminator', 'operations follow break', 'block #50 {\nbreak #50\nyield\n}\nreturn x%2'],
    ['rightTerminator', 'yield cannot end a region of a function', 'yield'],
    ['rightTerminator', 'yield cannot end a region of loop', 'loop #50 {\nyield\n}\nreturn x%2'],
    [
      'regionParameters',
      '0 parameters of a region instead of 1',
      '%10: number = loop #50 x%2 {\nbreak #50 x%2\n}\nreturn %10',
    ],
    [
      'regionParameters',
      '0 parameters of a region instead of 1',
      'for #50 step 1 n%3, n%3 {\ncontinue #50\n}\nreturn x%2',
    ],
    [
      'regionParameters',
      '1 parameters of a region instead of 0',
      'if x%2 (%10: number) {\nyield\n} else {\nyield\n}\nreturn x%2',
    ],
    ['yields', '1 operands instead of 0', 'if x%2 {\nyield x%2\n} else {\nyield\n}\nreturn x%2'],
    ['yields', '%2 is number, but %10 promises integer', '%10: integer = block #50 {\nyield x%2\n}\nreturn %10'],
    ['breaks', 'nothing around has the label #51', 'block #50 {\nbreak #51\n}\nreturn x%2'],
    ['breaks', 'nothing around has the label #50', 'block #50 {\nyield\n}\nblock #51 {\nbreak #50\n}\nreturn x%2'],
    ['breaks', '0 operands instead of 1', '%10: number = block #50 {\nbreak #50\n}\nreturn %10'],
    ['continues', 'nothing around has the label #51', 'loop #50 {\ncontinue #51\n}\nreturn x%2'],
    ['continues', 'a block cannot be continued', 'block #50 {\ncontinue #50\n}\nreturn x%2'],
    ['continues', '1 operands instead of 0', 'loop #50 {\ncontinue #50 x%2\n}\nreturn x%2'],
    [
      'continues',
      '2 operands instead of 1',
      '%10: number = for #50 step 1 n%3, n%3, x%2 (%11: integer, %12: number) {\ncontinue #50 %11, %12\n}\nreturn x%2',
    ],
    ['loops', '0 results instead of 1', 'loop #50 x%2 (%10: number) {\nbreak #50\n}\nreturn x%2'],
    [
      'loops',
      '%2 is number, but %10 promises integer',
      '%11: number = loop #50 x%2 (%10: integer) {\nbreak #50 x%2\n}\nreturn x%2',
    ],
    [
      'countedLoops',
      'the lower bound is number',
      'for #50 step 1 x%2, n%3 (%10: integer) {\ncontinue #50\n}\nreturn x%2',
    ],
    [
      'countedLoops',
      'the upper bound is array<number>',
      'for #50 step 1 n%3, xs%4 (%10: integer) {\ncontinue #50\n}\nreturn x%2',
    ],
    ['countedLoops', 'the step is 0', 'for #50 step 0 n%3, n%3 (%10: integer) {\ncontinue #50\n}\nreturn x%2'],
    ['countedLoops', 'the step is 0.5', 'for #50 step 0.5 n%3, n%3 (%10: integer) {\ncontinue #50\n}\nreturn x%2'],
    ['countedLoops', 'the index is number', 'for #50 step 1 n%3, n%3 (%10: number) {\ncontinue #50\n}\nreturn x%2'],
    [
      'countedLoops',
      '%10 promises more',
      '%10: integer = for #50 step 1 n%3, n%3, n%3 (%11: integer, %12: number) {\ncontinue #50 x%2\n}\nreturn %10',
    ],
    ['knownVariable', 'get in SSA form', '%10: number = get ~70\nreturn %10'],
    ['knownVariable', 'set in SSA form', 'set ~70 x%2\nreturn x%2'],
    ['knownVariable', 'the variable ~70 is not declared', 'set ~70 x%2\nreturn x%2', 'variables'],
    ['knownCapture', 'f has no captured variable 0 named k', '%10: number = capture 0 k %0\nreturn %10'],
    ['tapeStays', '%4 is no buffer', 'ensure xs%4, n%3\nreturn x%2'],
    [
      'tapeStays',
      'the tape %10 flows into return',
      '%10: array<unknown> = buffer any n%3\nensure %10, n%3\nreturn %10',
    ],
    [
      'tapeStays',
      'the tape %10 flows into store',
      '%10: array<unknown> = buffer any n%3\nensure %10, n%3\nstore xs%4, n%3, %10\nreturn x%2',
    ],
    [
      'ensuredSlot',
      'slot %11 of %10 may not exist',
      '%10: array<unknown> = buffer any n%3\n%11: integer = const 1\nensure %10, n%3\nstore %10, %11, x%2\nreturn x%2',
    ],
    [
      'ensuredSlot',
      'slot %3 of %10',
      '%10: array<unknown> = buffer any n%3\nif x%2 {\nensure %10, n%3\nyield\n} else {\nyield\n}\nstore %10, n%3, x%2\nreturn x%2',
    ],
  ];

  it.each(wrong)('holds the rule %s: %s', (rule, what, lines, form) => {
    const message = broken(body(lines), form);
    expect(message).toContain(`rule ${rule}: `);
    expect(message).toContain(what);
  });

  const right: [what: string, lines: string][] = [
    [
      'exits through several constructs',
      'block #50 {\nloop #51 {\nif x%2 {\nbreak #50\n} else {\ncontinue #51\n}\nreturn n%3\n}\nyield\n}\nthrow x%2',
    ],
    ['an integer where a number is promised', '%10: number = block #50 {\nyield n%3\n}\nreturn %10'],
    ['anything where nothing is promised', '%10: unknown = block #50 {\nyield xs%4\n}\nreturn %10'],
    [
      'a tape that is kept, written and closed over',
      '%10: typed<float64> = buffer float64 n%3\nensure %10, n%3\nblock #50 {\nstore %10, n%3, x%2\nyield\n}\n%11: number = load %10, n%3\n%12 = closure %10 arrow g(self %0: function, this %1: unknown) next 2 captures t: local constant {\nreturn %1\n}\nreturn %12',
    ],
    [
      'a buffer that never grows, used as any array',
      '%10: array<unknown> = buffer any n%3\nstore %10, n%3, x%2\nreturn %10',
    ],
  ];

  it.each(right)('allows %s', (_, lines) => verify(body(lines), 'ssa'));

  it('looks at variables, ids and parameters of the whole function', () => {
    expect(broken(body('return x%2', 'variables a~80'))).toContain('rule variables: there are variables in SSA form');
    expect(broken(body('return x%2', 'variables a~80, b~80'), 'variables')).toContain('declared twice');
    expect(broken(body('%99: number = const 1\nreturn %99'))).toContain('the id 99 is not below nextId, 99');
    expect(broken(body('block #100 {\nyield\n}\nreturn x%2'))).toContain('the id 100 is not below');
    expect(broken(parse('arrow f(this %0: unknown, self %1: unknown) next 2 {\nreturn %0\n}'))).toContain(
      'parameterOrder',
    );
    expect(broken(parse('arrow f(x%0: number) next 2 {\nreturn %0\n}'))).toContain('parameterOrder');
    const rest =
      'arrow f(self %0: function, this %1: unknown, rest %2: array<number>, x%3: number) next 9 {\nreturn %0\n}';
    expect(broken(parse(rest))).toContain('parameters are self, this, rest, argument');
    const twice = 'arrow f(self %0: function, this %0: unknown) next 9 {\nreturn %0\n}';
    expect(broken(parse(twice))).toContain('%0 is defined twice');
  });

  it('looks into nested functions, which see nothing of what is around them', () => {
    const nested = 'arrow g(self %0: function, this %1: unknown) next 9 captures k: local constant';
    expect(broken(body(`%10 = closure ${nested} {\nreturn %1\n}\nreturn %10`))).toContain(
      '0 captured values instead of 1',
    );
    expect(broken(body(`%10 = closure x%2 ${nested} {\nreturn %2\n}\nreturn %10`))).toContain(
      'g breaks the rule inScope',
    );
    const assigns = `%10 = closure x%2 ${nested} {\nsetcapture 0 k %0, %1\nreturn %1\n}\nreturn %10`;
    expect(broken(body(assigns))).toContain('k is constant');
    const outside = `%10 = closure x%2 ${nested} {\nreturn %1\n}\n%11: number = capture 1 k %10\nreturn %11`;
    expect(broken(body(outside))).toContain('g has no captured variable 1 named k');
  });

  it('takes what the builder writes', () => {
    const b = new Builder();
    b.parameter('self', { kind: 'function' });
    b.parameter('this', { kind: 'unknown' });
    verify(
      b.function({ name: '' }, () => {}),
      'variables',
    );
  });
});
