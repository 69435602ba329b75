import {
  MAX_WAVE_CATEGORIES,
  MAX_WAVE_DIMENSIONS,
  type SeriesState,
  type WaveCompany,
  type WaveInput,
  type WaveItem,
  type WaveSubmission,
} from '@snodo/disclosure';
import { categoriesOf, reportFloors, type Answers, type ReportItem } from '@snodo/survey-engine';

/** Written answers of a firm below which none of its themes is told. */
const textFloor = 15;

/** One submission as the release role reads it: the organisation it comes from, and the choices. */
export interface ReadSubmission {
  organisationId: string;
  answers: Answers;
}

/** By what others may be tabulated: the declared dimensions that are coarse enough, at most four. */
export function dimensionsOf(items: readonly ReportItem[]): ReportItem[] {
  return items
    .filter(({ isDimension, groups }) => isDimension && groups.length > 0)
    .slice(0, MAX_WAVE_DIMENSIONS);
}

/** Questions with tables of their own. What parts others is told by its groups alone, or the two would give each other away. */
export function countedItems(items: readonly ReportItem[]): ReportItem[] {
  return items.filter(
    ({ isDimension, categories }) => !isDimension && categories.length <= MAX_WAVE_CATEGORIES,
  );
}

export function floorOf(item: ReportItem, campaignFloor: number): number {
  return Math.max(campaignFloor, item.minN);
}

/** What the disclosure control is given: choices alone, by the names of questions and categories. */
export function waveInput(
  items: readonly ReportItem[],
  campaignFloor: number,
  companies: readonly WaveCompany[],
  submissions: readonly ReadSubmission[],
  series: SeriesState | undefined,
): WaveInput {
  const dimensions = dimensionsOf(items);
  const counted = countedItems(items);
  return {
    floors: {
      platform: reportFloors.any,
      default: campaignFloor,
      special: reportFloors.special,
      text: textFloor,
    },
    items: counted.map((item) => toWaveItem(item, campaignFloor)),
    dimensions: dimensions.map(({ name, groups }) => ({
      name,
      categories: groups.map(({ value }) => value),
    })),
    companies,
    submissions: submissions.map((one) => toWaveSubmission(one, dimensions, counted)),
    ...(series === undefined ? {} : { series }),
  };
}

function toWaveItem(item: ReportItem, campaignFloor: number): WaveItem {
  const isBanded = item.categories.some(({ from }) => from !== undefined);
  const isSpecial = item.sensitivity === 'special';
  return {
    name: item.name,
    kind: item.kind === 'scale' && isBanded ? 'banded' : item.kind,
    categories: item.categories.map(({ value }) => value),
    ...(item.kind === 'scale' && !isBanded
      ? { steps: item.categories.map(({ value }) => Number(value)) }
      : {}),
    floor: floorOf(item, campaignFloor),
    isSpecial,
    isCrossable: !isSpecial,
  };
}

function toWaveSubmission(
  { organisationId, answers }: ReadSubmission,
  dimensions: readonly ReportItem[],
  counted: readonly ReportItem[],
): WaveSubmission {
  const groups: Record<string, string> = {};
  for (const item of dimensions) {
    const [chosen] = categoriesOf(item, answers);
    const group = item.groups.find(({ values }) => chosen !== undefined && values.includes(chosen));
    if (group !== undefined) groups[item.name] = group.value;
  }
  return {
    company: organisationId,
    groups,
    answers: Object.fromEntries(counted.map((item) => [item.name, categoriesOf(item, answers)])),
  };
}
