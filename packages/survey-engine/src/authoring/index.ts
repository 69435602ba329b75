/** What writing and judging a questionnaire needs; never imported by what asks one. */
export { changeClasses } from './changes.ts';
export { compareVersions } from './compare-versions.ts';
export { completeness } from './completeness.ts';
export { readability, readabilityOf } from './readability.ts';
export type { Change, ChangeClass } from './changes.ts';
export type { Completeness } from './completeness.ts';
export type { Readability, ReadabilityHint, TextReadability } from './readability.ts';
export { checkDefinition } from './check-definition.ts';
export { searchBounds } from './condition-search.ts';
export type { Finding, FindingCode } from './check-definition.ts';
export { evaluationTopic, prohibitedTopics, publishGate, specialFloor } from './publish-gate.ts';
export type { GateChannel, GateFault, GateFaultCode } from './publish-gate.ts';
