import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      '@': path.resolve(import.meta.dirname),
    },
  },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', '.next/**', '.data/**'],
    globalSetup: ['tests/support/vitest-setup.ts'],
    // next-auth names modules of Next in a way that only a bundler understands.
    server: { deps: { inline: ['next-auth'] } },
    // A second try is told in the report, and does not hide a test that fails.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
