/** The lint: what ESLint recommends, and the few habits of this project that it can see. */
import js from '@eslint/js';

/** @param {readonly string[]} names */
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const BROWSER = [
  'addEventListener', 'Element', 'Event', 'HTMLElement', 'HTMLInputElement', 'IntersectionObserver', 'Node',
  'PerformanceObserver', 'URL', 'URLSearchParams', 'clearTimeout', 'document', 'getComputedStyle', 'history',
  'innerHeight', 'innerWidth', 'location', 'performance', 'requestAnimationFrame', 'scrollY', 'setTimeout', 'window',
];
const NODE = ['Buffer', 'URL', 'console', 'performance', 'process', 'setTimeout'];

const rules = {
  ...js.configs.recommended.rules,
  'eqeqeq': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-implied-eval': 'error',
  'no-unused-vars': ['error', { args: 'all', argsIgnorePattern: '^_' }],
};

export default [
  { ignores: ['**/node_modules/**', 'tests/run-output/**'] },
  {
    files: ['tests/browser/**/*.js', 'tests/editor/*.js'],
    languageOptions: { sourceType: 'module', globals: readonly([...NODE, ...BROWSER]) },
    rules,
  },
  {
    files: ['themes/**/*.js'],
    languageOptions: { sourceType: 'script', globals: readonly(BROWSER) },
    rules: { ...rules, 'strict': ['error', 'global'] },
  },
];
