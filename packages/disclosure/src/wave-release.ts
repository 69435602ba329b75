import type { HiddenCode } from './cell-system.ts';
import type { ResponseRate } from './response-rate.ts';
import type { SeriesState } from './wave.ts';

/** How many people something is about, as widely as readers learn it. */
export type PeopleBand = '5-9' | '10-19' | '20-49' | '50+';

/** A share in percent: to the nearest 5 points under 50 people, else to the nearest; open where that would unmask. */
export interface Share {
  readonly kind: 'about' | 'below' | 'above';
  readonly percent: number;
}

/**
 * A figure, or nothing. `wave` is the wave whose figure it is: an earlier one where too few changed to tell.
 * `trend` is there when the cell was shown before: whether the two figures may be compared.
 */
export type ReleasedCell =
  | {
      readonly category: string;
      readonly status: 'shown';
      readonly share: Share;
      readonly people: PeopleBand;
      readonly wave: number;
      readonly trend?: 'comparable' | 'composition_changed';
    }
  | { readonly category: string; readonly status: 'hidden' };

/** A mean of a scale, rounded to `precision`, so coarsely that four sums of answers are possible at least. */
export interface ReleasedMean {
  readonly value: number;
  readonly precision: number;
}

export interface ReleasedRow {
  /** People of the row, whether they answered or not; left out where that is hidden. */
  readonly people?: PeopleBand;
  readonly cells: readonly ReleasedCell[];
  readonly mean?: ReleasedMean;
}

export interface ReleasedItem extends ReleasedRow {
  readonly item: string;
}

/** An item by the groups of one dimension; refused when more than half of its cells would be hidden. */
export interface ReleasedCross {
  readonly item: string;
  readonly dimension: string;
  readonly isRefused: boolean;
  readonly rows: readonly (ReleasedRow & { readonly group: string })[];
}

export interface ReleasedDimension {
  readonly dimension: string;
  readonly cells: readonly ReleasedCell[];
}

/** Themes of one written question, as shares of those who wrote. */
export interface ReleasedThemes {
  readonly name: string;
  readonly themes: readonly ReleasedCell[];
}

/** `pool`: all firms together, for the programme; `public`: the same without crosses; `company`: one firm. */
export interface AudienceRelease {
  readonly audience: 'pool' | 'public' | 'company';
  readonly company?: string;
  readonly status: 'released' | 'too_few';
  readonly responseRate: ResponseRate;
  readonly people?: PeopleBand;
  readonly items: readonly ReleasedItem[];
  readonly dimensions: readonly ReleasedDimension[];
  readonly crosses: readonly ReleasedCross[];
  readonly themes: readonly ReleasedThemes[];
}

/** For the programme alone: a reason narrows down what is hidden. */
export type DecisionCode =
  | HiddenCode
  | 'left_out_of_pool'
  | 'options_merged'
  | 'merge_offered'
  | 'kept_figure';

export interface WaveDecision {
  readonly code: DecisionCode;
  /** Left out: the pool. */
  readonly company?: string;
  readonly item?: string;
  readonly dimension?: string;
  /** Categories that were hidden or merged, or groups that could be merged. */
  readonly names: readonly string[];
  /** How many cells it concerns. */
  readonly cells: number;
}

export interface WaveRelease {
  /** From 1 in a series. */
  readonly wave: number;
  readonly audiences: readonly AudienceRelease[];
  readonly decisions: readonly WaveDecision[];
  /** Plain data for `WaveInput.series` of the next wave; secret. */
  readonly state: SeriesState;
}
