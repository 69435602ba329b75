/** The languages that every sentence for employees and neighbours exists in; the first is the fallback. */
export const languages = ['it', 'en', 'ar'] as const;

export type Language = (typeof languages)[number];
