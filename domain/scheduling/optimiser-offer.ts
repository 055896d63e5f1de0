/** What a log must have before parameters are fitted to it (decision 015). */
export const leastLog = { reviews: 400, days: 30 } as const;
