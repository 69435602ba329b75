import type { components } from '@snodo/client';

type Service = components['schemas']['Service'];

/** What the catalogue is narrowed by; an empty text narrows by nothing. Kept in the address, so it can be shared. */
export interface CatalogueFilters {
  readonly q: string;
  readonly group: string;
  readonly district: string;
  readonly kind: Service['offerKind'] | '';
  readonly cost: 'free' | 'paid' | '';
  readonly language: components['schemas']['Offer']['languages'][number] | '';
  readonly accessibility: components['schemas']['AccessibilityFeature'] | '';
  /** `now`, or weekday and time such as `2-1630`. */
  readonly open: string;
  /** Code of the district from which nearness counts. */
  readonly near: string;
}

export const noFilters: CatalogueFilters = {
  q: '',
  group: '',
  district: '',
  kind: '',
  cost: '',
  language: '',
  accessibility: '',
  open: '',
  near: '',
};

/** The API takes no more words than this. */
export const wordsMax = 80;
const codeMax = 64;

/** What each choice may be; a word of an address that is none is left out, never a fault. */
export const choices = {
  kind: ['individual', 'group', 'shared', 'self_organised'],
  cost: ['free', 'paid'],
  language: ['it', 'en', 'ar', 'es', 'fr', 'ro', 'uk', 'zh', 'tl', 'si', 'bn', 'sq', 'pt', 'de', 'ru'],
  accessibility: [
    'step_free',
    'accessible_toilet',
    'quiet_room',
    'hearing_loop',
    'easy_read',
    'at_home',
    'online',
    'parking',
  ],
} as const;

const openForm = /^(?:now|[1-7]-(?:[01]\d|2[0-3])[0-5]\d)$/;

/** Reads the filters from an address. */
export function readCatalogueFilters(search: string): CatalogueFilters {
  const params = new URLSearchParams(search);
  const one = <Choice extends string>(name: string, all: readonly Choice[]): Choice | '' =>
    all.find((choice) => choice === params.get(name)) ?? '';
  const code = (name: string) => {
    const text = params.get(name) ?? '';
    return text.length <= codeMax ? text : '';
  };
  const open = params.get('open') ?? '';
  return {
    q: (params.get('q') ?? '').slice(0, wordsMax),
    group: code('group'),
    district: code('district'),
    kind: one('kind', choices.kind),
    cost: one('cost', choices.cost),
    language: one('language', choices.language),
    accessibility: one('accessibility', choices.accessibility),
    open: openForm.test(open) ? open : '',
    near: code('near'),
  };
}

/** Writes the filters into an address's query and leaves its other parts, such as the language of the page. */
export function writeCatalogueFilters(search: string, filters: CatalogueFilters): string {
  const params = new URLSearchParams(search);
  for (const [name, text] of Object.entries(filters)) {
    if (text === '') params.delete(name);
    else params.set(name, text);
  }
  return params.size === 0 ? '' : `?${params}`;
}

/** How many filters of the folded sheet narrow the list now; words and nearness stand outside it. */
export function foldedCount(filters: CatalogueFilters): number {
  return Object.entries(filters).filter(([name, text]) => text !== '' && name !== 'q' && name !== 'near')
    .length;
}
