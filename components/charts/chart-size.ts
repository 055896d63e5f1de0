/** Drawings are made twice, each at the width at which it is shown, so that their text keeps its size. */
export type ChartSize = 'wide' | 'slim';

/** Coordinates to a tenth of a pixel: nobody sees more, and everybody loads it. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;
