/** Nested differentiation with tensors: every rule a second time, against differences of the first, and programs that need it. */
import { allRules, type PullbackRule } from '@wengert/rules';
import { describe, expect, test } from 'vitest';
import {
  add,
  broadcast,
  crossEntropy,
  derivative,
  exp,
  gradient,
  map,
  matmul,
  mean,
  mul,
  norm,
  Params,
  prod,
  pullback,
  relu,
  square,
  sub,
  sum,
  tanh,
  Tensor,
  tensor,
  withGradient,
} from '../../src/index.js';
import { expectClose, numeric } from '../support/close.js';
import { refusalOf } from '../support/refused.js';

type AnyFunction = (...args: never[]) => unknown;

/** Numbers that are neither small nor alike. */
function weight(k: number): number {
  return 0.5 + ((k * 7 + 3) % 5) / 4;
}

/** A value of the form of another, with the numbers that `next` gives; what is no number, array or tensor stays. */
function formed(like: unknown, next: (x: number) => number): unknown {
  if (typeof like === 'number') return next(like);
  if (like instanceof Tensor) return tensor(Float64Array.from(like.data, next), { shape: like.shape });
  if (like instanceof Float64Array) return like.map(next);
  if (Array.isArray(like)) return like.map((v) => formed(v, next));
  return like;
}

function numbersIn(value: unknown): number[] {
  const found: number[] = [];
  formed(value, (x) => {
    found.push(x);
    return x;
  });
  return found;
}

/** The sum of all numbers of a cotangent times weights. */
function weigh(d: unknown, w: unknown): number {
  if (typeof d === 'number') return d * (w as number);
  if (d instanceof Tensor) return sum(mul(d, w as Tensor));
  if (!Array.isArray(d) && !(d instanceof Float64Array)) return 0;
  const flat = Array.isArray(d) ? (d.flat(2) as unknown[]) : d;
  const weights = Array.isArray(w) ? (w.flat(2) as unknown[]) : (w as Float64Array);
  let total = 0;
  for (let k = 0; k < flat.length; k++) {
    const part = flat[k];
    total += part instanceof Tensor ? sum(mul(part, weights[k] as Tensor)) : (part as number) * (weights[k] as number);
  }
  return total;
}

/** That of `productOfOthers` is refused, and it is none that users call. */
const rules = allRules().filter(
  (rule): rule is PullbackRule =>
    rule.form === 'pullbacks' && rule.samples.length > 0 && rule.name !== 'productOfOthers',
);

/** With `WENGERT_RUNS` all samples, which differ in what is reduced, broadcast or left out; else the first. */
const all = process.env['WENGERT_RUNS'] !== undefined;

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  test.each(rule.samples.slice(0, all ? undefined : 1).map((sample, k) => [k, sample] as const))(
    'at sample %i',
    (_k, sample) => {
      const fn = rule.fn as AnyFunction;
      let k = 0;
      const next = (): number => weight(k++);
      const active = sample.map((arg, i) => Boolean(rule.pullbacks[i]) && numbersIn(arg).length > 0);
      const weights = sample.map((arg, i) => (active[i] ? formed(arg, next) : undefined));
      const seed = formed((fn as (...args: unknown[]) => unknown)(...sample), next);
      const f = (d: unknown, ...args: unknown[]): number => {
        const [, back] = pullback(fn, ...(args as never[]));
        const found = (back as (d: unknown) => unknown[])(d);
        let total = 0;
        for (let i = 0; i < found.length; i++) if (active[i]) total += weigh(found[i], weights[i]);
        return total;
      };
      const args = [seed, ...sample];
      const found = gradient(f, ...(args as [unknown, ...unknown[]])) as unknown[];
      const wanted = [true, ...active];
      args.forEach((arg, i) => {
        if (!wanted[i]) return;
        const count = numbersIn(arg).length;
        const h = 1e-5;
        const expected = Array.from({ length: count }, (_, at) => {
          const moved = (step: number): number => {
            let n = 0;
            const given = args.map((a, j) => (j === i ? formed(a, (x) => (n++ === at ? x + step : x)) : a));
            return f(...(given as [unknown, ...unknown[]]));
          };
          return (moved(h) - moved(-h)) / (2 * h);
        });
        expectClose(numbersIn(found[i]), expected, { relative: 1e-5 });
      });
    },
  );
});

describe('by hand', () => {
  test('the product of all but two elements, with a zero', () => {
    const product = (x: Tensor): number => prod(x);
    const row = (v: number[]): Tensor =>
      gradient((x: Tensor) => sum(mul(gradient(product, x)[0], tensor(v))), tensor([0, 2, 3]))[0];
    expect([...row([1, 0, 0]).data]).toEqual([0, 3, 2]);
    expect([...row([0, 1, 0]).data]).toEqual([3, 0, 0]);
  });

  test('Hessian times a vector', () => {
    // f = sum(x^2 exp(x)); its Hessian is diagonal: (2 + 4x + x^2) exp(x).
    const f = (x: Tensor): number => sum(mul(square(x), exp(x)));
    const v = tensor([1, -2, 0.5]);
    const x = [0.5, -1, 0.25];
    const [hv] = gradient((y: Tensor) => sum(mul(gradient(f, y)[0], v)), tensor(x));
    expectClose([...hv.data], x.map((t, k) => (2 + 4 * t + t * t) * Math.exp(t) * v.data[k])); // prettier-ignore
  });

  test('a derivative of numbers through tensors', () => {
    const f = (x: number): number => sum(mul(tensor([x, x * x]), tensor([x, 2])));
    expect(derivative(derivative(f))(3)).toBeCloseTo(6, 12);
  });

  test('broadcast and map of functions', () => {
    const f = (x: Tensor, a: number): number =>
      sum(broadcast((p, q) => p ** 3 * q * a, x, tensor([[1], [2]]))) + sum(map(x, (v) => v ** 4));
    // The second derivative is 18 a x + 12 x^2, times the direction.
    const g = (x: Tensor, a: number): number => sum(mul(gradient((y: Tensor) => f(y, a), x)[0], tensor([1, -2])));
    const [h, da] = gradient(g, tensor([0.5, -1]), 1.5);
    expectClose([...h.data], [27 * 0.5 + 12 * 0.25, -2 * (-27 + 12)]);
    expectClose(da, 9 * (0.25 - 2));
  });

  test('methods and properties', () => {
    const f = (x: Tensor): number => x.mul(x).matmul(x.T).sum() / x.size;
    const [h] = gradient((x: Tensor) => gradient(f, x)[0].sum(), tensor([[2]]));
    expect(h.data[0]).toBeCloseTo(12, 12);
  });
});

/** Differences of a function of a tensor. */
function differences(f: (x: Tensor) => number, x: Tensor): number[] {
  const h = 1e-5;
  return Array.from(x.data, (_, at) => {
    const moved = (step: number): Tensor =>
      tensor(
        Float64Array.from(x.data, (v, k) => (k === at ? v + step : v)),
        { shape: x.shape },
      );
    return (f(moved(h)) - f(moved(-h))) / (2 * h);
  });
}

describe('programs', () => {
  const W1 = tensor([[0.5, -1, 0.25], [0.75, 0.5, -0.5]]); // prettier-ignore
  const W2 = tensor([[1.5, -0.5], [0.25, 1], [-1, 0.5]]); // prettier-ignore
  const x = tensor([[0.5, -1.5], [1, 0.25]]); // prettier-ignore
  const labels = [0, 1];

  test('gradient penalty', () => {
    const loss = (w: Tensor): number => {
      const critic = (input: Tensor): number => sum(matmul(tanh(matmul(input, w)), W2));
      const [d] = gradient(critic, x);
      return mean(square(sub(norm(d, { axis: 1 }), 1))) + critic(x);
    };
    const { value, gradient: [g] } = withGradient(loss, W1); // prettier-ignore
    expect(value).toBe(loss(W1));
    expectClose([...g.data], differences(loss, W1), numeric);
  });

  test('the gradient of a loss after a step of descent, with parameters by identity', () => {
    const adapted = (w: Tensor): number => {
      const inner = (u: Tensor): number => crossEntropy(matmul(relu(matmul(x, u)), W2), labels);
      const step = gradient(inner, w)[0];
      return inner(sub(w, mul(step, 0.1)));
    };
    expectClose([...gradient(() => adapted(W1), new Params([W1])).get(W1).data], differences(adapted, W1), numeric);
  });

  test('parameters on the inner level', () => {
    const f = (s: number): number => {
      const model = { w: W1 };
      const grads = gradient(() => s * s * sum(square(matmul(x, model.w))), new Params([W1]));
      return sum(mul(grads.get(W1), W1));
    };
    const plain = 2 * sum(square(matmul(x, W1)));
    expectClose(derivative(f)(1.5), 2 * 1.5 * plain);
  });

  test('tensors in arrays, objects and maps', () => {
    const loss = (w: Tensor): number => {
      const [g] = gradient(
        (o: { layers: Tensor[]; named: Map<string, Tensor> }) =>
          sum(mul(exp(o.layers[0]), square(o.layers[1]))) + sum(square(o.named.get('a')!)) * sum(o.layers[0]),
        { layers: [w, mul(w, w)], named: new Map([['a', add(w, 1)]]) },
      );
      return sum(mul(g.layers[0], g.layers[1])) + sum(square(g.named.get('a')!));
    };
    expectClose([...gradient(loss, W1)[0].data], differences(loss, W1), numeric);
  });

  test('third derivatives of prod are refused', () => {
    const f = (x: Tensor): number => sum(gradient((y: Tensor) => sum(gradient((z: Tensor) => prod(z), y)[0]), x)[0]);
    expect(refusalOf(() => gradient(f, tensor([1, 2, 3])))).toMatchObject({ code: 'refused-function' });
  });

  test('three levels', () => {
    const f = (y: Tensor): number => sum(mul(square(y), exp(y)));
    const second = (y: Tensor): number => sum(gradient((z: Tensor) => sum(gradient(f, z)[0]), y)[0]);
    const at = tensor([0.5, -1]);
    expectClose([...gradient(second, at)[0].data], differences(second, at), numeric);
  });
});
