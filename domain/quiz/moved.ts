/** A list with one of its members put elsewhere; the same list when that moves nothing, or nowhere. */
export function moved<Value>(list: readonly Value[], from: number, to: number): readonly Value[] {
  const member = list[from];
  if (member === undefined || to < 0 || to >= list.length || from === to) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), member, ...rest.slice(to)];
}
