/** The lint: what ESLint recommends, and the few habits of this project that it can see. */
import js from '@eslint/js';

/** @param {readonly string[]} names */
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const BROWSER = [
  'DOMParser', 'Element', 'Event', 'EventSource', 'HTMLElement', 'HTMLInputElement', 'HTMLLinkElement',
  'HTMLScriptElement', 'IntersectionObserver', 'Node', 'PerformanceObserver', 'URL', 'URLSearchParams',
  'addEventListener', 'clearTimeout', 'console', 'document', 'fetch', 'getComputedStyle', 'history', 'innerHeight',
  'innerWidth', 'location', 'performance', 'requestAnimationFrame', 'scrollTo', 'scrollX', 'scrollY', 'sessionStorage',
  'setTimeout', 'window',
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
    files: ['themes/**/*.js', 'src/serve/*.js'],
    languageOptions: { sourceType: 'script', globals: readonly(BROWSER) },
    rules: { ...rules, 'strict': ['error', 'global'] },
  },
];
