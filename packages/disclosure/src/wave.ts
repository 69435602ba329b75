/** Numbers of people below which nothing is shown, each 2 to 1,000. */
export interface WaveFloors {
  /** No figure of any campaign is about fewer; 5 unless the programme asks for more. */
  readonly platform: number;
  /** The campaign's own floor; 8 unless told otherwise. */
  readonly default: number;
  /** For items about health, disability or the care of somebody; 10. */
  readonly special: number;
  /** Written answers of a firm below which none of its themes is shown; 15. */
  readonly text: number;
}

export const USUAL_FLOORS: WaveFloors = { platform: 5, default: 8, special: 10, text: 15 };

/**
 * One question. `single`, `scale` and `banded` (numbers in bands) take at most one category a person;
 * `multiple` and `ranking` any number, each option being counted by itself.
 */
export interface WaveItem {
  readonly name: string;
  readonly kind: 'single' | 'scale' | 'banded' | 'multiple' | 'ranking';
  readonly categories: readonly string[];
  /** The number behind each category of a `scale`; with it the mean is told. */
  readonly steps?: readonly number[];
  /** Raises the floor of this item. */
  readonly floor?: number;
  /** About health or private life: higher floor, never crossed with a group, rare options merged. */
  readonly isSpecial?: boolean;
  /** Whether it may be crossed with the declared dimensions. */
  readonly isCrossable?: boolean;
}

/** A way of sorting people that they declare themselves; at most six categories, "prefer not to say" included. */
export interface WaveDimension {
  readonly name: string;
  readonly categories: readonly string[];
}

export interface WaveCompany {
  readonly name: string;
  readonly invited: number;
  /** Invited people by dimension and category, where the programme knows them. */
  readonly invitedBy?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** People who answered this wave and not the last one, and the reverse; left out where nobody knows. */
  readonly turnover?: { readonly joiners: number; readonly leavers: number };
}

/** One person's answers. Groups and answers that are left out were not asked or not given. */
export interface WaveSubmission {
  readonly company: string;
  readonly groups: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/** Written answers to one question, coded in themes, without any link to a submission. */
export interface WaveTexts {
  readonly name: string;
  readonly themes: readonly string[];
  /** One entry for each person who wrote. */
  readonly texts: readonly { readonly company: string; readonly themes: readonly string[] }[];
}

export interface WaveInput {
  readonly floors: WaveFloors;
  readonly items: readonly WaveItem[];
  readonly dimensions: readonly WaveDimension[];
  readonly companies: readonly WaveCompany[];
  readonly submissions: readonly WaveSubmission[];
  readonly texts?: readonly WaveTexts[];
  /** What the release before this one returned; left out for the first wave of a series. */
  readonly series?: SeriesState;
}

/**
 * What readers of a series have already: the exact counts behind every cell that was shown, wave by wave. It
 * is as secret as the counts themselves and never leaves the programme.
 */
export interface SeriesState {
  readonly version: 1;
  readonly waves: number;
  /** Items that were asked before, released or not. */
  readonly items: readonly string[];
  /** Firms that took part, released or not; a firm that was not released at first stays in the pool alone. */
  readonly firms: readonly { readonly name: string; readonly isReleased: boolean }[];
  readonly cells: readonly EarlierCell[];
}

/** [firm or null for the pool, item or null, category or null, dimension or null, group or null] */
export type CellName = readonly [
  firm: string | null,
  item: string | null,
  category: string | null,
  dimension: string | null,
  group: string | null,
];

export interface EarlierCell {
  readonly name: CellName;
  /** Waves (from 1) in which a count was shown, with the count and that of everybody it is a share of. */
  readonly counts: readonly (readonly [wave: number, people: number, base: number])[];
  /** Set once the cell was not told anew while the pool's was: its part of the pool stays untold from then on. */
  readonly isRetired?: boolean;
}

export const MAX_WAVE_SUBMISSIONS = 200_000;
export const MAX_WAVE_ITEMS = 200;
export const MAX_WAVE_CATEGORIES = 40;
export const MAX_WAVE_COMPANIES = 500;
export const MAX_WAVE_DIMENSIONS = 4;
export const MAX_GROUPS = 6;
export const MAX_SERIES_CELLS = 2_000_000;
/** Invited people below which a firm is not asked for any dimension. */
export const LEAST_INVITED_FOR_GROUPS = 30;

/** The category of an item for those who were not asked or did not answer. */
export const NO_ANSWER_GIVEN = 'no_answer';
/** The group of a dimension for those of whom it is not known. */
export const NOT_TOLD = 'not_told';
/** The category that takes the rare options of a special item. */
export const OTHER = 'other';
