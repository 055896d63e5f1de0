/** The parts of these packages that are used; they bring no types of their own. */
declare module 'harfbuzzjs/hbjs.js' {
  export type Blob = { destroy(): void };
  export type Face = { readonly upem: number; collectUnicodes(): Uint32Array; destroy(): void };
  export type Font = {
    setVariations(variations: Readonly<Record<string, number>>): void;
    glyphToPath(glyphId: number): string;
    destroy(): void;
  };
  export type Glyph = { readonly g: number; readonly ax: number; readonly dx: number; readonly dy: number };
  export type Buffer = {
    addText(text: string): void;
    guessSegmentProperties(): void;
    setDirection(direction: 'ltr' | 'rtl'): void;
    json(): Glyph[];
    destroy(): void;
  };
  export type HarfBuzz = {
    createBlob(bytes: Uint8Array): Blob;
    createFace(blob: Blob, index: number): Face;
    createFont(face: Face): Font;
    createBuffer(): Buffer;
    shape(font: Font, buffer: Buffer): void;
  };
  // biome-ignore lint/style/noDefaultExport: the package's own.
  export default function hbjs(instance: object): HarfBuzz;
}
declare module 'harfbuzzjs/hb.js' {
  // biome-ignore lint/style/noDefaultExport: the package's own.
  export default function createInstance(): Promise<object>;
}
declare module 'wawoff2' {
  export function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
declare module 'bidi-js' {
  type Levels = { readonly levels: Uint8Array };
  // biome-ignore lint/style/noDefaultExport: the package's own.
  export default function bidiFactory(): {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl' | 'auto'): Levels;
  };
}
