/** Postgres holds no NUL, and UTF-8 no half of a surrogate pair, as a text that was cut may end with. */
export const cleanText = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '');
