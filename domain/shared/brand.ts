declare const brand: unique symbol;

/** A value that carries the name of what it is, so that one kind of string cannot be passed for another. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
