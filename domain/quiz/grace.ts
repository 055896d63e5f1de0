/** What travels when the clock of an attempt stops is still taken for this long, in milliseconds. */
export const graceMs = 5000;
