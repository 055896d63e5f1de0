import manifest from '@/package.json';

/** Cairn's own version, as package.json states it. */
export const siteVersion: string = manifest.version;
