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
export { runBookingClocks } from './booking/clocks.ts';
export { placesHolder } from './booking/personal-data.ts';
export { placesApi } from './routes.ts';
export { feedPlaces } from './feed.ts';
