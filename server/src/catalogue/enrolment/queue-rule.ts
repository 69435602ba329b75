/** Whether whoever asks keeps places at once: enough are free, and nobody is before her. */
export function isKeptAtOnce(
  { free, isAnybodyAhead }: { free: number; isAnybodyAhead: boolean },
  places: number,
): boolean {
  return !isAnybodyAhead && free >= places;
}

/**
 * Whether the first of a queue is offered places now. One offer is out at a time, and nobody is passed over: places
 * that are too few for the first wait for more.
 */
export function isOfferedNow<First extends { places: number }>(
  { free, isOfferOut }: { free: number; isOfferOut: boolean },
  first: First | undefined,
): first is First {
  return !isOfferOut && first !== undefined && first.places <= free;
}
