export { listAnsweringServices, listTaxonomy, type AnsweringService } from './operations.ts';
export { isForReader, likePattern } from './queries.ts';
export { catalogueApi } from './routes.ts';
export {
  toAudience,
  toOfferFacts,
  type AgeRange,
  type Cost,
  type OfferFacts,
  type WeeklyWindow,
} from './rows.ts';
