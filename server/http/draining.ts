const key = Symbol.for('cairn.draining');
type Holder = { [key]?: boolean };

/** From now on `/readyz` refuses, so that a proxy sends new requests elsewhere while open ones end. */
export function beginDraining(): void {
  (globalThis as Holder)[key] = true;
}

export function isDraining(): boolean {
  return (globalThis as Holder)[key] === true;
}
