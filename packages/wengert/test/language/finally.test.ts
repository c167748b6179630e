/** `finally`: it runs once, in its order, however its `try` is left. */
import { describe, it } from 'vitest';
import { check } from '../support/check.js';
import { checkLogged } from '../support/logged.js';

describe('finally', () => {
  it('runs on every way out', () => {
    const f = (log: unknown[], x: number, way: number) => {
      let y = x;
      const inside = (): number => {
        for (let i = 0; i < 3; i++) {
          try {
            log.push(`try ${i}`);
            y *= x;
            if (way === 1) return y;
            if (way === 2) break;
            if (way === 3) continue;
            if (way === 4 && i === 1) throw y * x;
            y += 1;
          } finally {
            log.push('finally');
            y += x;
          }
          y *= 2;
        }
        return y * y;
      };
      try {
        return inside() + y;
      } catch (e) {
        log.push('catch');
        return (e as number) * y;
      }
    };
    for (const way of [0, 1, 2, 3, 4]) checkLogged((log, x: number) => f(log, x, way), [1.25]);
  });

  it('wins with an exit of its own', () => {
    const returns = (x: number): number => {
      try {
        throw new Error('lost');
      } finally {
        // eslint-disable-next-line no-unsafe-finally -- what this test is about
        return x * x;
      }
    };
    check(returns, [3], [6]);
    const breaks = (x: number): number => {
      let y = x;
      for (let i = 0; i < 3; i++) {
        try {
          y *= x;
          if (i === 1) return 1000 * y;
        } finally {
          // eslint-disable-next-line no-unsafe-finally -- as above
          if (i === 1) break;
        }
        y += 1;
      }
      return y;
    };
    check(breaks, [3]);
    const throws = (x: number): number => {
      let y = x;
      try {
        try {
          throw { v: x };
        } finally {
          y *= x;
          // eslint-disable-next-line no-unsafe-finally -- as above
          throw { v: y * y };
        }
      } catch (e) {
        return (e as { v: number }).v + y;
      }
    };
    check(throws, [1.5], [4 * 1.5 ** 3 + 3]);
  });

  it('follows catch, also when that throws, returns or breaks', () => {
    const f = (log: unknown[], x: number, way: number) => {
      let y = x;
      outer: for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 2; j++) {
          try {
            try {
              log.push(`${i} ${j}`);
              y *= x;
              if (i + j > 0) throw { v: y };
            } catch (e) {
              log.push('catch');
              if (way === 0) throw e;
              if (way === 1) return (e as { v: number }).v * x;
              if (way === 2) break outer;
              if (way === 3) continue outer;
              y += (e as { v: number }).v;
            } finally {
              log.push('inner');
              y += x;
            }
          } catch (e) {
            log.push('again');
            y *= (e as { v: number }).v;
          } finally {
            log.push('outer');
            y *= 0.5;
          }
        }
      }
      return y;
    };
    for (const way of [0, 1, 2, 3, 4]) checkLogged((log, x: number) => f(log, x, way), [0.75]);
  });

  it('keeps the value that is returned, and not what is assigned later', () => {
    check(
      (x: number) => {
        let y = x;
        try {
          return y * y;
        } finally {
          y = 100 * x;
        }
      },
      [3],
      [6],
    );
    check(
      (x: number) => {
        const o = { y: x };
        const read = (): { y: number } => {
          try {
            return o;
          } finally {
            o.y *= x;
          }
        };
        return read().y;
      },
      [3],
      [6],
    );
  });

  it('leaves blocks, loops and switches through several of them', () => {
    const f = (log: unknown[], x: number, way: number) => {
      let y = x;
      block: {
        try {
          switch (way) {
            case 0:
              break block;
            case 1:
              break;
            default:
              try {
                y *= x;
                if (way === 2) break;
                if (way === 3) break block;
                y *= x;
              } finally {
                log.push('inner');
                y += x;
              }
          }
          y *= 3;
        } finally {
          log.push('outer');
          y *= x;
        }
        y += 2;
      }
      return y;
    };
    for (const way of [0, 1, 2, 3, 4]) checkLogged((log, x: number) => f(log, x, way), [1.5]);
  });
});
