export {
  countAnsweringServices,
  listAnsweredDistricts,
  describeServices,
  listAnsweringServices,
  listServices,
  listTaxonomy,
  type AnsweringService,
  type CatalogueContext,
  type CatalogueTerritory,
} from './operations.ts';
export { calendarRoutes } from './feed/calendar-routes.ts';
export type { FeedArea, FeedPlaces, FeedStand, FeedWindow } from './feed/context.ts';
export { feedRoutes } from './feed/routes.ts';
export { leadOf, likePattern } from './queries.ts';
export { isForReader, isShownTo, readerOf, type Reader } from './readers.ts';
export { tendCatalogue } from './jobs.ts';
export { catalogueKeepingApi } from './keeping/routes.ts';
export { catalogueHolder } from './personal-data.ts';
export { catalogueApi } from './routes.ts';
export { savedServicesApi } from './lists/routes.ts';
export { runEnrolmentClocks } from './enrolment/clocks.ts';
export type { EnrolmentContext as NewsContext } from './enrolment/context.ts';
export { reasonsToWait } from './enrolment/enrolment-states.ts';
export { tell, type News } from './enrolment/news.ts';
export { isKeptAtOnce, isOfferedNow } from './enrolment/queue-rule.ts';
export { enrolmentHolder } from './enrolment/personal-data.ts';
export { enrolmentApi } from './enrolment/routes.ts';
export { beginTogether, findServiceToShare, type TogetherInput } from './shared/together.ts';
export {
  farthestHere,
  toAudience,
  toOfferFacts,
  type AgeRange,
  type Cost,
  type OfferFacts,
  type WeeklyWindow,
} from './rows.ts';
export { analyseServices, tendSearch } from './search/analysis.ts';
export { countFacets, type Spot } from './search/search-queries.ts';
export { listUnmetSearches, type UnmetSearch } from './search/unmet-searches.ts';
export { stemOf } from './search/stems.ts';
