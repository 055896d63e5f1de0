import { promisify } from 'node:util';
import { strToU8, type Zippable, zip } from 'fflate';
import type { ExportFiles } from '@/domain/account/export-format';

const zipAsync = promisify<Zippable, Uint8Array<ArrayBuffer>>(zip);

/** Texts as one ZIP, compressed beside the requests of others. */
export async function zipFiles(files: ExportFiles): Promise<Uint8Array<ArrayBuffer>> {
  return zipAsync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
