/** What one member gave and received in a period, in whole minutes. */
export interface MemberMinutes {
  givenMinutes: number;
  receivedMinutes: number;
}

export interface Reciprocity {
  /** Members who gave or received anything. */
  activeMembers: number;
  gaveAndReceived: number;
  onlyGave: number;
  onlyReceived: number;
  /**
   * 100 when everybody received as much as she gave, 0 when nobody did both: 100 × (1 − Σ|given − received| ÷
   * Σ(given + received)), rounded; null when nothing was exchanged.
   */
  balancePercent: number | null;
  /** Share of all hours that the tenth of the givers with the most gave, at least one person, rounded; null as above. */
  busiestTenthPercent: number | null;
}

export function reciprocityOf(members: readonly MemberMinutes[]): Reciprocity {
  const active = members.filter(({ givenMinutes, receivedMinutes }) => givenMinutes + receivedMinutes > 0);
  const givers = active.filter(({ givenMinutes }) => givenMinutes > 0);
  const both = givers.filter(({ receivedMinutes }) => receivedMinutes > 0).length;
  const moved = sum(active.map(({ givenMinutes, receivedMinutes }) => givenMinutes + receivedMinutes));
  const apart = sum(
    active.map(({ givenMinutes, receivedMinutes }) => Math.abs(givenMinutes - receivedMinutes)),
  );
  const given = givers.map(({ givenMinutes }) => givenMinutes).toSorted((a, b) => b - a);
  const busiest = given.slice(0, Math.max(1, Math.floor(given.length / 10)));
  return {
    activeMembers: active.length,
    gaveAndReceived: both,
    onlyGave: givers.length - both,
    onlyReceived: active.length - givers.length,
    balancePercent: moved === 0 ? null : Math.round((100 * (moved - apart)) / moved),
    busiestTenthPercent: given.length === 0 ? null : Math.round((100 * sum(busiest)) / sum(given)),
  };
}

/**
 * How often an hour that somebody holds changed hands: minutes exchanged ÷ minutes that stand to people's credit at the
 * end of the period, in tenths (23 is 2.3 times); null when nobody holds any.
 */
export function circulationTenths(exchangedMinutes: number, creditMinutes: number): number | null {
  return creditMinutes <= 0 ? null : Math.round((10 * exchangedMinutes) / creditMinutes);
}

function sum(minutes: readonly number[]): number {
  return minutes.reduce((total, some) => total + some, 0);
}
