export {
  findPlace,
  findPlaceCodes,
  findPlaceName,
  findSpot,
  giveServiceAt,
  hasDistrict,
  listAnsweringActivities,
  listAnsweringPlaces,
  placesOfServices,
  type AnsweringActivity,
  type AnsweringPlace,
  type Whereabouts,
} from './answering.ts';
export { placesApi } from './routes.ts';
export { feedPlaces } from './feed.ts';
