import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Service } from '../catalogue/service.ts';
import type { Activity, Place } from '../places/place.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { HomeFilters } from './home-filters.ts';
import type { ListQuery, Page, PortalApi } from './portal-api.ts';

/** The loaded part of the list, of one kind of thing. */
export type Shown =
  | { readonly list: 'places'; readonly items: readonly Place[] }
  | { readonly list: 'services'; readonly items: readonly Service[] }
  | { readonly list: 'activities'; readonly items: readonly Activity[] };

export interface Answers {
  readonly shown: Shown;
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

/** Cards that come at once. */
const pageSize = 12;

/**
 * Loads the home page's list as its filters change, page by page. Only the newest question's answer is
 * kept: a slow older one that arrives later is dropped.
 */
export class HomeAnswers implements ReactiveController {
  answers: Load<Answers> = pending;
  /** The list still shows an earlier question's answers. */
  isStale = false;
  isGrowing = false;
  hasGrowthFailed = false;

  #host: ReactiveControllerHost;
  #asked = '';
  #turn = 0;
  #api: PortalApi | undefined;
  #filters: HomeFilters | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#turn += 1;
    this.#asked = '';
  }

  /** Shows the first page for these filters, unless it already does. */
  show(api: PortalApi, filters: HomeFilters): void {
    const asked = JSON.stringify({ ...filters, place: null });
    const isSame = asked === this.#asked && api === this.#api && this.answers.state !== 'failed';
    if (isSame) return;
    this.#asked = asked;
    this.#api = api;
    this.#filters = filters;
    // What is there stays until the new answers come: a list that jumps at each letter is hard to read.
    this.isStale = this.answers.state === 'ready';
    if (!this.isStale) this.answers = pending;
    this.isGrowing = false;
    this.hasGrowthFailed = false;
    this.#host.requestUpdate();
    void this.#loadPage(null);
  }

  /** Adds the next page below. */
  grow(): void {
    if (this.isGrowing || this.answers.state !== 'ready') return;
    this.isGrowing = true;
    this.hasGrowthFailed = false;
    this.#host.requestUpdate();
    void this.#loadPage(this.answers.loaded);
  }

  async #loadPage(before: Answers | null): Promise<void> {
    if (!this.#api || !this.#filters) return;
    this.#turn += 1;
    const turn = this.#turn;
    const page = await settle(loadPage(this.#api, this.#filters, before));
    if (turn !== this.#turn) return;
    this.isStale = false;
    this.isGrowing = false;
    this.hasGrowthFailed = before !== null && page.state === 'failed';
    if (!this.hasGrowthFailed) this.answers = page;
    this.#host.requestUpdate();
  }
}

async function loadPage(api: PortalApi, filters: HomeFilters, before: Answers | null): Promise<Answers> {
  const query: ListQuery = {
    limit: pageSize,
    ...(filters.district === null ? {} : { district: filters.district }),
    ...(before === null || before.nextCursor === null ? {} : { cursor: before.nextCursor }),
  };
  const words = filters.q === '' ? {} : { q: filters.q };
  switch (filters.show) {
    case 'places': {
      const kind = filters.kind === null ? {} : { kind: filters.kind };
      const page = await api.listPlaces({ ...query, ...words, ...kind });
      const earlier = before?.shown.list === 'places' ? before.shown.items : [];
      return answersOf({ list: 'places', items: [...earlier, ...page.items] }, page);
    }
    case 'services': {
      const group = filters.group === null ? {} : { group: filters.group };
      const page = await api.listServices({ ...query, ...words, ...group });
      const earlier = before?.shown.list === 'services' ? before.shown.items : [];
      return answersOf({ list: 'services', items: [...earlier, ...page.items] }, page);
    }
    default: {
      const page = await api.listActivities(query);
      const earlier = before?.shown.list === 'activities' ? before.shown.items : [];
      return answersOf({ list: 'activities', items: [...earlier, ...page.items] }, page);
    }
  }
}

function answersOf(shown: Shown, { nextCursor }: Page<unknown>): Answers {
  return { shown, items: shown.items, nextCursor };
}
