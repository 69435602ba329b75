export {
  findPlace,
  findPlaceCodes,
  findPlaceName,
  findSpot,
  giveServiceAt,
  findSpotsOf,
  hasDistrict,
  hasSpot,
  listAnsweringActivities,
  listAnsweringPlaces,
  listMeetingPlaces,
  placesOfServices,
  type AnsweringActivity,
  type AnsweringPlace,
  type Whereabouts,
} from './answering.ts';
// What the bench of bookings measures.
export { putBookings, rangeText, type BookingToPut } from './booking/booking-queries.ts';
export { createBooking, previewSeries, type BookingContext } from './booking/bookings.ts';
export { bookingNews } from './booking/news.ts';
export { listUnitTimes, type UnitOfSpace } from './booking/space-queries.ts';
export { whileOthersBook } from './booking/while-others-book.ts';
export { runActivityClocks } from './activities/clocks.ts';
export { runUseClock } from './use/use-clock.ts';
export { runBookingClocks } from './booking/clocks.ts';
export { placesHolder } from './booking/personal-data.ts';
export { planHandOver } from './hosting/hand-over-plan.ts';
export { feedCalendarRoutes } from './feeds/routes.ts';
export { placesApi } from './routes.ts';
export { feedPlaces } from './feed.ts';
