/** What writing and judging a questionnaire needs; never imported by what asks one. */
export { changeClasses } from './changes.ts';
export { compareVersions } from './compare-versions.ts';
export type { Change, ChangeClass } from './changes.ts';
