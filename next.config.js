import path from 'node:path';

const root = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);

/** @type {import('next').NextConfig} */
const nextConfig = {
  // Our own server entry compresses, caches and sets headers (docs/decisions/002-page-cache.md).
  compress: false,
  poweredByHeader: false,
  generateEtags: false,
  typedRoutes: false,
  // `npm run check` checks types; a start must not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Native or WebAssembly inside: loaded from node_modules as they are.
  serverExternalPackages: [
    'satori',
    '@resvg/resvg-js',
    'postgres',
    'pino',
    'rate-limiter-flexible',
    '@node-rs/argon2',
    'nodemailer',
    'sql.js',
  ],
  images: { unoptimized: true },
  outputFileTracingRoot: root,
  turbopack: { root },
  productionBrowserSourceMaps: false,
  agentRules: false,
};

export default nextConfig;
