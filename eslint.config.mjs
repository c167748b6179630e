/**
 * What the linter asks for: the recommended rules, and the few type-aware ones that find real faults. Nothing about
 * style (prettier's), nothing that the compiler already says.
 */
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/.turbo/', '.artifacts/', '**/fixtures/', '**/out/'] },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // tsc says these: noUnusedLocals; undefined names (also in the scripts, by checkJs)
      '@typescript-eslint/no-unused-vars': 'off',
      'no-unused-vars': 'off',
      'no-undef': 'off',
      // `any` is never implicit here (strict); where it is written, as in `(...args: any[]) => number`, it is meant
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // a new kind of instruction must not fall through a switch unseen
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    // tests hold programs to be differentiated, odd ones included
    files: ['**/test/**/*.ts'],
    rules: {
      'no-constant-condition': 'off',
      'no-constant-binary-expression': 'off',
      'no-empty': 'off',
      'no-fallthrough': 'off',
      'no-unassigned-vars': 'off',
      'no-useless-assignment': 'off',
      'no-var': 'off',
      'prefer-const': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-this-alias': 'off',
    },
  },
);
