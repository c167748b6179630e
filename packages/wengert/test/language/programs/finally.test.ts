/** Programs as other people write them. `try` and `finally`, left in every way. */
/* eslint-disable no-unsafe-finally -- that is what is tested */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('try and finally', () => {
  program(
    'finally after return',
    (x: number) => {
      let y = x;
      const g = (): number => {
        try {
          return y * 2;
        } finally {
          y *= x;
          log.push('f');
        }
      };
      return g() + y;
    },
    [3],
    [8],
  );
  program(
    'return in finally wins',
    (x: number) => {
      const g = (): number => {
        try {
          return x;
        } finally {
          return x * x;
        }
      };
      return g();
    },
    [3],
    [6],
  );
  program(
    'return in finally swallows',
    (x: number) => {
      const g = (): number => {
        try {
          throw x;
        } finally {
          return x * x * x;
        }
      };
      return g();
    },
    [2],
    [12],
  );
  program(
    'break in finally wins over return',
    (x: number) => {
      let y = x;
      for (let i = 0; i < 3; i++) {
        try {
          y *= x;
          return -y;
        } finally {
          log.push(i);
          if (i < 2) break;
        }
      }
      return y;
    },
    [3],
    [6],
  );
  program(
    'continue in finally',
    (x: number) => {
      let y = x;
      for (let i = 0; i < 4; i++) {
        try {
          y *= x;
          if (i === 1) throw new Error('e');
          if (i === 2) return 0;
        } finally {
          if (i < 3) continue;
        }
        y += 1;
      }
      return y;
    },
    [1.2],
  );
  program(
    'nested finally in order',
    (x: number) => {
      let y = x;
      a: for (;;) {
        try {
          try {
            y *= 2;
            break a;
          } finally {
            log.push('inner');
            y += x;
          }
        } finally {
          log.push('outer');
          y *= y;
        }
      }
      return y;
    },
    [2],
    [36],
  );
  program(
    'throw in catch goes through finally',
    (x: number) => {
      let y = x;
      try {
        try {
          throw x * x;
        } catch (e) {
          throw (e as number) * 2;
        } finally {
          y += 1;
          log.push('f');
        }
      } catch (e) {
        y *= e as number;
      }
      return y;
    },
    [2],
  );
  program(
    'throw in finally replaces',
    (x: number) => {
      try {
        try {
          throw x;
        } finally {
          throw x * x * x;
        }
      } catch (e) {
        return e as number;
      }
    },
    [2],
    [12],
  );
  program(
    'continue in try with finally and an outer label',
    (xs: number[]) => {
      let s = 0;
      out: for (const x of xs) {
        for (let k = 0; k < 2; k++) {
          try {
            if (x < 0) continue out;
            s += x * x;
          } finally {
            s += x * k;
            log.push(`${k}`);
          }
        }
        s *= 2;
      }
      return s;
    },
    [[1, -2, 3]],
  );
  program(
    'catch without a name',
    (x: number) => {
      try {
        (null as never as () => void)();
      } catch {
        return x * 4;
      }
      return x;
    },
    [2],
    [4],
  );
  program(
    'catch pattern',
    (x: number) => {
      try {
        throw { a: x * x, b: [x] };
      } catch ({ a, b: [c] }: any) {
        return a * c;
      }
    },
    [2],
    [12],
  );
  program(
    'an index error caught half-way',
    (m: number[][]) => {
      let s = 0;
      try {
        for (let i = 0; ; i++) s += m[i][0] ** 2;
      } catch (e) {
        log.push((e as Error).constructor.name);
        s *= m[0][0];
      }
      return s;
    },
    [[[2], [3]]],
  );
  program(
    'a retry loop',
    (x: number) => {
      let tries = 0;
      let y = x;
      for (;;) {
        try {
          y *= x;
          if (++tries < 3) throw new Error(`try ${tries}`);
          return y;
        } catch (e) {
          log.push((e as Error).message);
          y += tries;
        }
      }
    },
    [1.4],
  );
  program(
    'the finally of a loop that returns from a switch',
    (x: number) => {
      const g = (k: number): number => {
        for (;;) {
          try {
            switch (k) {
              case 0:
                return x;
              case 1:
                k--;
                continue;
              default:
                k -= 2;
            }
          } finally {
            x *= 1.5;
          }
        }
      };
      return g(5) * x;
    },
    [1.2],
  );
});
