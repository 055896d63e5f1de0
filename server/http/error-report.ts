/** How code inside of Next reaches the log of our own server, which runs beside it in the same process. */
type Report = (error: unknown, requestId: string) => void;

const key = Symbol.for('cairn.errorReport');
type Holder = { [key]?: Report };

export function provideErrorReport(report: Report): void {
  (globalThis as Holder)[key] = report;
}

/** Logs what nobody foresaw, once, under the id that the person is shown. */
export function reportError(error: unknown, requestId: string): void {
  (globalThis as Holder)[key]?.(error, requestId);
}
