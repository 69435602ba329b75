export { listAnsweringServices, listTaxonomy, type AnsweringService } from './operations.ts';
export { isForReader, likePattern } from './queries.ts';
export { catalogueApi } from './routes.ts';
export { runEnrolmentClocks } from './enrolment/clocks.ts';
export { enrolmentHolder } from './enrolment/personal-data.ts';
export { enrolmentApi } from './enrolment/routes.ts';
export {
  toAudience,
  toOfferFacts,
  type AgeRange,
  type Cost,
  type OfferFacts,
  type WeeklyWindow,
} from './rows.ts';
