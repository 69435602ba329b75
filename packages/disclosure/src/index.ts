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
export { releaseWave } from './release-wave.ts';
export type { ReleaseOptions } from './release-wave.ts';
export {
  LEAST_INVITED_FOR_GROUPS,
  MAX_GROUPS,
  MAX_WAVE_CATEGORIES,
  MAX_WAVE_COMPANIES,
  MAX_WAVE_DIMENSIONS,
  MAX_WAVE_ITEMS,
  MAX_WAVE_SUBMISSIONS,
  NO_ANSWER_GIVEN,
  NOT_TOLD,
  OTHER,
  USUAL_FLOORS,
} from './wave.ts';
export type {
  CellName,
  EarlierCell,
  SeriesState,
  WaveCompany,
  WaveDimension,
  WaveFloors,
  WaveInput,
  WaveItem,
  WaveSubmission,
  WaveTexts,
} from './wave.ts';
export type {
  AudienceRelease,
  DecisionCode,
  PeopleBand,
  ReleasedCell,
  ReleasedCross,
  ReleasedDimension,
  ReleasedItem,
  ReleasedMean,
  ReleasedRow,
  ReleasedThemes,
  Share,
  WaveDecision,
  WaveRelease,
} from './wave-release.ts';
