import { interpret, interpreted } from '@wengert/ir';
import { describe, expect, it } from 'vitest';
import { readFunction } from '../src/index.js';
import { fromText } from './text.js';

const run = (fn: unknown, ...args: unknown[]): unknown => interpret(readFunction(fn as () => void), { args });

describe('texts of functions', () => {
  const members = {
    method(x: number) {
      return x + 1;
    },
    get accessor() {
      return 5;
    },
    ['computed' + 1](x: number) {
      return x * 2;
    },
    'quoted name'(x: number) {
      return x * 3;
    },
    7(x: number) {
      return x * 4;
    },
    constructor(x: number) {
      return x * 5;
    },
    get: (x: number) => x * 6,
    async: function (x: number) {
      return x * 7;
    },
  };
  class K {
    static sum(x: number) {
      return x + 100;
    }
    plain(x: number) {
      return x + 200;
    }
  }

  it.each([
    ['an arrow', (x: number) => x + 1, 3],
    [
      'a function',
      function f(x: number) {
        return x + 1;
      },
      3,
    ],
    ['a method', members.method, 3],
    ['an accessor', Object.getOwnPropertyDescriptor(members, 'accessor')!.get, 5],
    ['a computed name', (members as any).computed1, 4],
    ['a quoted name', members['quoted name'], 6],
    ['a number', members[7], 8],
    ['a method named constructor', members.constructor, 10],
    ['an arrow named get', members.get, 12],
    ['a function named async', members.async, 14],
    ['a static method', K.sum, 102],
    ['a method of a class', K.prototype.plain, 202],
    ['an object for a body', (x: number) => ({ x }), { x: 2 }],
    ['minified', fromText('e=>e+1'), 3],
    ['comments', fromText('/* a */ function /* b */ (x /* c */) { // d\n return x + 1 /* e */ } /* f */'), 3],
    ['strict', fromText('function (x) { "use strict"; return x + 1 }'), 3],
    ['sloppy', fromText('function (x) { var let = 1; return x + let }'), 3],
    ['built from text', new Function('x', 'return x + 1'), 3],
  ])('%s', (_, fn, expected) => expect(run(fn, 2)).toEqual(expected));

  it('names the file after the function', () => {
    function named(x: number) {
      return x;
    }
    const func = readFunction(named);
    expect(func).toMatchObject({
      name: 'named',
      form: 'function',
      location: { start: 0, source: { file: '<named>' } },
    });
    const { location } = func;
    expect(location!.source.text.slice(location!.start, location!.end)).toBe(named.toString());
  });

  it('tells methods from functions', () => {
    expect(readFunction(members.method).form).toBe('method');
    expect(readFunction(members.get).form).toBe('arrow');
    expect(readFunction(members.async).form).toBe('function');
  });

  it('functions and variables of one name are what comes last', () => {
    const text =
      'function (x, g) { var f = 1; function f() {} function g() { return 1 } function g() { return 2 } var h; function h() { return 3 } return [f, g(), h()] }';
    expect(run(fromText(text), 2, 3)).toEqual([1, 2, 3]);
  });

  it('locates methods in their own text', () => {
    const [ret] = readFunction(members.method).body.ops.slice(-1);
    const { source, start, end } = ret.location!;
    expect(source.text.slice(start, end)).toBe('return x + 1;');
  });
});

describe('traces of tools', () => {
  it.each([
    ['kept names', '(x) => { const f = __name((y) => y + 1, "f"); return f(x) }'],
    ['kept names of declarations', '(x) => { function f(y) { return y + 1 } __name(f, "f"); return f(x) }'],
    ['coverage', '(x) => { cov_ab1().f[0]++; cov_ab1().s[0]++; return (cov_ab1().b[0][1]++, x + 1) }'],
    ['names from other modules in parentheses', '(x) => (0, Math.max)(x + 1, 0)'],
  ])('%s', (_, text) => expect(run(fromText(text), 2)).toBe(3));

  it('imports of a test runner are captured by their name', () => {
    const func = readFunction(fromText('(x) => (0, __vite_ssr_import_3__.live)(x) + __vi_import_0__.k'), {
      visible: ['live', 'k'],
    });
    expect(func.captures.map((c) => c.name)).toEqual(['live', 'k']);
    const env = (index: number) => [(x: number) => x * 2, 10][index];
    expect(interpret(func, { args: [4], env })).toBe(18);
  });
});

describe('captured variables', () => {
  it('are read and assigned through the accessor, at each use', () => {
    const outside: Record<string, any> = { k: 2, log: [] };
    const text =
      '(x) => { const f = () => { log.push(k); k = k * x; return () => k + x; }; const g = f(); k++; return g() }';
    const func = readFunction(fromText(text), { visible: ['k', 'log'] });
    const names = func.captures.map((c) => c.name);
    const env = (index: number, value?: unknown) =>
      index < 0 ? (outside[names[~index]] = value) : outside[names[index]];
    expect(interpreted(func, env)(5 as never)).toBe(16);
    expect(outside).toEqual({ k: 11, log: [2] });
  });

  it('may have the names of globals', () => {
    const func = readFunction(fromText('(x) => Math.sin(x)'), { visible: ['Math'] });
    expect(func.captures.map((c) => c.name)).toEqual(['Math']);
    expect(interpret(func, { args: [3], env: () => ({ sin: (x: number) => x + 1 }) })).toBe(4);
  });

  it('reach inner functions through the outermost one', () => {
    const func = readFunction(fromText('(x) => () => () => k + x'), { visible: ['k'] });
    const env = () => 7;
    const inner = interpreted(func, env)(1 as never) as () => () => number;
    expect(inner()()).toBe(8);
  });

  it('are the receiver, for arrows', () => {
    const func = readFunction(fromText('(x) => [x].map((y) => this.k * y)[0]'), { visible: ['this'] });
    expect(func.captures.map((c) => c.name)).toEqual(['this']);
    expect(interpret(func, { args: [3], env: () => ({ k: 5 }) })).toBe(15);
  });
});
