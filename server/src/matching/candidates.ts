import type { AgeRange as PureAgeRange, Answer, Cost as PureCost } from '@snodo/allocation';
import type { Language, MatchResultBody } from '@snodo/contract';
import {
  describeServices,
  listAnsweringServices,
  type AgeRange,
  type AnsweringService,
  type Cost,
  type OfferFacts,
} from '../catalogue/index.ts';
import type { CommunityTransaction } from '../db/index.ts';
import type { Community } from '../identity/index.ts';
import {
  listAnsweringActivities,
  listAnsweringPlaces,
  placesOfServices,
  type AnsweringActivity,
  type AnsweringPlace,
  type Whereabouts,
} from '../places/index.ts';

export type AnswerCard = MatchResultBody['needs'][number]['matches'][number]['answer'];

/** One thing that may answer: its facts for scoring, and its card for people as far as it was read for all. */
export interface Candidate {
  facts: Answer;
  card: Omit<AnswerCard, 'description' | 'provider'>;
  /** Undefined of a service: only what is shown is read whole. */
  words: Pick<AnswerCard, 'description' | 'provider'> | undefined;
}

/** A bound for one kind of candidate; a territory has hundreds. */
const mostOfAKind = 1000;

/** Nobody is older. */
const oldestYears = 130;

/** Everything in the community that is tagged with one of the codes. */
export async function listCandidates(
  trx: CommunityTransaction,
  community: Community,
  { codes, isMember }: { codes: string[]; isMember: boolean },
  language: Language,
): Promise<Candidate[]> {
  const services = await listAnsweringServices(trx, community, { codes, isMember }, language, mostOfAKind);
  const whereabouts = await placesOfServices(
    trx,
    community,
    services.map(({ id }) => id),
    language,
  );
  const activities = await listAnsweringActivities(trx, community, codes, language, mostOfAKind);
  const places = await listAnsweringPlaces(trx, community, codes, language, mostOfAKind);
  return [
    ...services.map((service) => ofService(service, whereabouts.get(service.id))),
    ...activities.map(ofActivity),
    ...places.map(ofPlace),
  ];
}

/** The whole cards of a few candidates, by their ids. */
export async function cardsOf(
  trx: CommunityTransaction,
  community: Community,
  candidates: readonly Candidate[],
  language: Language,
): Promise<Map<string, AnswerCard>> {
  const wordless = candidates.filter(({ words }) => words === undefined).map(({ card }) => card.id);
  const wordsOf = await describeServices(trx, community, wordless, language);
  return new Map(
    candidates.flatMap(({ card, words = wordsOf.get(card.id) }) =>
      words === undefined ? [] : [[card.id, { ...card, ...words }]],
    ),
  );
}

function ofService(service: AnsweringService, place: Whereabouts | undefined): Candidate {
  const { facts } = service;
  const kind = service.isShared ? 'shared_service' : 'service';
  const districts = service.districts ?? (place === undefined ? null : [place.district]);
  return {
    facts: {
      ...commonFacts(service.id, facts),
      kind,
      servedDistricts: districts ?? undefined,
      accreditedUntil:
        service.accreditation === 'not_needed' ? null : (service.accreditation.until ?? undefined),
      openPlaces: facts.openPlaces ?? undefined,
      hub: place?.code ?? undefined,
    },
    card: {
      ...commonCard(service, facts),
      kind,
      place: toPlace(place),
      districts,
    },
    words: undefined,
  };
}

function ofActivity(activity: AnsweringActivity): Candidate {
  const { facts, place } = activity;
  return {
    facts: {
      ...commonFacts(activity.id, facts),
      kind: 'activity',
      servedDistricts: [place.district],
      accreditedUntil: null,
      hub: place.code,
    },
    card: {
      ...commonCard(activity, facts),
      kind: 'activity',
      place: toPlace(place),
      districts: [place.district],
    },
    words: { description: activity.description, provider: activity.organiser },
  };
}

function ofPlace({ place, host, description, entries, source, generatedFields }: AnsweringPlace): Candidate {
  return {
    facts: {
      id: place.id,
      kind: 'place',
      entries,
      audience: { kind: 'public' },
      servedDistricts: [place.district],
      accreditedUntil: null,
      hub: place.code,
    },
    card: {
      id: place.id,
      code: place.code,
      kind: 'place',
      name: place.name,
      place: toPlace(place),
      districts: [place.district],
      cost: null,
      windows: null,
      openPlaces: null,
      verifiedOn: null,
      source,
      generatedFields,
    },
    words: { description, provider: host },
  };
}

function commonFacts(
  id: string,
  facts: OfferFacts,
): Pick<
  Answer,
  'id' | 'entries' | 'audience' | 'ages' | 'windows' | 'verifiedOn' | 'cost' | 'languages' | 'accessibility'
> {
  return {
    id,
    entries: facts.entries,
    audience:
      facts.audienceOrganisationIds === null
        ? { kind: 'public' }
        : { kind: 'organisations', organisations: facts.audienceOrganisationIds },
    ages: facts.ages === null ? undefined : toHalfOpen(facts.ages),
    windows: facts.windows ?? undefined,
    verifiedOn: facts.verifiedOn ?? undefined,
    cost: toHourlyCost(facts.cost),
    languages: facts.languages ?? undefined,
    accessibility: facts.accessibility ?? undefined,
  };
}

function commonCard(named: { id: string; code: string; name: string }, facts: OfferFacts) {
  return {
    id: named.id,
    code: named.code,
    name: named.name,
    cost: facts.cost,
    windows: facts.windows,
    openPlaces: facts.openPlaces,
    verifiedOn: facts.verifiedOn,
    source: facts.source,
    generatedFields: facts.generatedFields,
  };
}

/**
 * What scoring holds against a budget by the hour. Of a price for several people, the most that one pays; a price that
 * depends on her income, or that is for something else than hours, is not known before she asks.
 */
function toHourlyCost(cost: Cost | null): PureCost | undefined {
  switch (cost?.kind) {
    case 'free':
    case 'per_hour':
      return cost;
    case 'per_unit':
      return cost.unit === 'hour' ? { kind: 'per_hour', feeCents: cost.feeCents } : undefined;
    case 'by_people':
      return cost.unit === 'hour'
        ? { kind: 'per_hour', feeCents: Math.max(...cost.bands.map(({ feeCents }) => feeCents)) }
        : undefined;
    case 'split':
      return cost.unit === 'hour'
        ? { kind: 'per_hour', feeCents: Math.ceil(cost.totalCents / cost.leastPeople) }
        : undefined;
    default:
      return undefined;
  }
}

function toPlace(place: Whereabouts | undefined) {
  return place === undefined ? null : { code: place.code, name: place.name };
}

/** The catalogue says "0 to 2 years" and means both; scoring counts half-open. */
function toHalfOpen(ages: AgeRange): PureAgeRange {
  return { fromYears: ages.fromYears, toYears: ages.toYears === null ? oldestYears : ages.toYears + 1 };
}
