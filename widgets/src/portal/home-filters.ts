/** What the home page's list shows: one kind of thing, narrowed. Kept in the address, so it can be shared. */
export interface HomeFilters {
  readonly show: HomeList;
  readonly district: string | null;
  /** Kind of place; only with `places`. */
  readonly kind: string | null;
  /** Group of the taxonomy; only with `services`. */
  readonly group: string | null;
  /** Words; only with `places` and `services`. */
  readonly q: string;
  /** Code of the place whose detail is open. */
  readonly place: string | null;
}

export const homeLists = ['places', 'services', 'activities'] as const;
export type HomeList = (typeof homeLists)[number];

/** The API takes no more words than this. */
export const wordsMax = 80;

const codeMax = 64;

/** Reads the filters from an address; what is not valid is left out, never a fault. */
export function readFilters(search: string): HomeFilters {
  const params = new URLSearchParams(search);
  const asked = params.get('show');
  return {
    show: homeLists.find((list) => list === asked) ?? 'places',
    district: code(params.get('district')),
    kind: code(params.get('kind')),
    group: code(params.get('group')),
    q: (params.get('q') ?? '').slice(0, wordsMax),
    place: code(params.get('place')),
  };
}

function code(text: string | null): string | null {
  return text !== null && text.length > 0 && text.length <= codeMax ? text : null;
}

/** Writes the filters into an address's query and leaves its other parts, such as the language. */
export function writeFilters(search: string, filters: HomeFilters): string {
  const params = new URLSearchParams(search);
  const put = (name: string, text: string | null) => {
    if (text === null || text === '') params.delete(name);
    else params.set(name, text);
  };
  put('show', filters.show === 'places' ? null : filters.show);
  put('district', filters.district);
  put('kind', filters.show === 'places' ? filters.kind : null);
  put('group', filters.show === 'services' ? filters.group : null);
  put('q', filters.show === 'activities' ? null : filters.q);
  put('place', filters.place);
  return params.size === 0 ? '' : `?${params}`;
}

/** How many filters narrow the list now, for the phone's folded sheet. */
export function filterCount({ show, district, kind, group, q }: HomeFilters): number {
  const active = [
    district !== null,
    show === 'places' && kind !== null,
    show === 'services' && group !== null,
    show !== 'activities' && q !== '',
  ];
  return active.filter(Boolean).length;
}
