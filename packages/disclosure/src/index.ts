export { DisclosureFault, MAX_FLOOR } from './fault.ts';
export { partTable } from './part-table.ts';
export type { PartFigure, PartOfPerson, PartTable } from './part-table.ts';
export { LEAST_FOR_RESEARCH, researchExtract, SAMPLED_SHARE } from './research-extract.ts';
export type { ResearchExtract, ResearchInput, ResearchRecord } from './research-extract.ts';
export { responseRate } from './response-rate.ts';
export type { ResponseRate } from './response-rate.ts';
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
