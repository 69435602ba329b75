export { auditRelease } from './audit-release.ts';
export type { ReleaseFault, ReleaseFaultCode } from './audit-release.ts';
export { DisclosureFault, MAX_FLOOR } from './fault.ts';
export { MAX_CELLS, MAX_RESPONDENTS, NO_ANSWER } from './one-way-survey.ts';
export type { Submission, SurveyQuestion } from './one-way-survey.ts';
export { protectOneWayTables } from './protect-one-way-tables.ts';
export type {
  CellDecision,
  CellReason,
  OneWayRelease,
  ProtectedCell,
  ProtectedTable,
} from './protect-one-way-tables.ts';
export { protectTable } from './protect-table.ts';
export type {
  ProtectedFrequencyCell,
  ProtectedFrequencyTable,
  TableDecision,
  TableReason,
} from './protect-table.ts';
export { responseRate } from './response-rate.ts';
export type { ResponseRate } from './response-rate.ts';
export { MAX_DIMENSIONS, MAX_TABLE_ATOMS, MAX_TABLE_CELLS } from './table-cells.ts';
export type { Dimension, FrequencyTable } from './table-cells.ts';
