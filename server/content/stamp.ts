import type { Stats } from 'node:fs';

/** Two 32-bit numbers that change with what they are fed: enough to tell that files are as they were. */
export class Stamp {
  private high = 0x9e3779b9;
  private low = 0x85ebca6b;

  add(value: number): void {
    this.high = Math.imul(this.high ^ (value | 0), 0x01000193) ^ (this.low >>> 15);
    this.low =
      Math.imul(this.low ^ Math.trunc(value / 0x1_0000_0000) ^ Math.trunc((value % 1) * 0x1_0000_0000), 0x85ebca6b) ^
      (this.high >>> 13);
  }

  addText(text: string): void {
    for (let index = 0; index < text.length; index += 1) this.add(text.charCodeAt(index));
  }

  addFile(name: string, { size, mtimeMs, ctimeMs, ino }: Stats): void {
    this.addText(name);
    for (const value of [size, mtimeMs, ctimeMs, ino]) this.add(value);
  }

  toString(): string {
    return `${(this.high >>> 0).toString(36)}.${(this.low >>> 0).toString(36)}`;
  }
}
