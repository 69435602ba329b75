import type { NextAct, OwnHours } from '@snodo/contract';
import { type MemberRow } from '../membership.ts';

/** A ledger account as far as its owner is told of it. */
export interface HoursStanding {
  id: string;
  postedMinutes: number;
  heldOutMinutes: number;
  heldInMinutes: number;
  hardFloorMinutes: number | null;
  hardCeilingMinutes: number | null;
  softFloorMinutes: number | null;
  softCeilingMinutes: number | null;
}

/** Where nothing stops somebody, this much can still be said to be hers to spend. */
const noFloorMinutes = 1_000_000;
/** Less than a quarter of an hour left is as good as none: the next exchange would be refused. */
const smallestExchangeMinutes = 15;

/** Her hours with what is still free below and above, and the warning that comes before a refusal. */
export function ownHoursOf(account: HoursStanding): OwnHours {
  const { postedMinutes, heldOutMinutes, heldInMinutes, hardFloorMinutes, hardCeilingMinutes } = account;
  const spendableMinutes = postedMinutes - heldOutMinutes - (hardFloorMinutes ?? -noFloorMinutes);
  const receivableMinutes =
    hardCeilingMinutes === null ? null : hardCeilingMinutes - postedMinutes - heldInMinutes;
  return {
    ledgerAccountId: account.id,
    balanceMinutes: postedMinutes,
    heldOutMinutes,
    heldInMinutes,
    spendableMinutes,
    receivableMinutes,
    floorMinutes: hardFloorMinutes,
    ceilingMinutes: hardCeilingMinutes,
    warning: warningOf(account, spendableMinutes, receivableMinutes),
  };
}

function warningOf(
  account: HoursStanding,
  spendableMinutes: number,
  receivableMinutes: number | null,
): OwnHours['warning'] {
  if (spendableMinutes < smallestExchangeMinutes) return 'at_floor';
  if (receivableMinutes !== null && receivableMinutes < smallestExchangeMinutes) return 'at_ceiling';
  const { postedMinutes, heldOutMinutes, heldInMinutes, softFloorMinutes, softCeilingMinutes } = account;
  if (softFloorMinutes !== null && postedMinutes - heldOutMinutes < softFloorMinutes) return 'near_floor';
  if (softCeilingMinutes !== null && postedMinutes + heldInMinutes > softCeilingMinutes)
    return 'near_ceiling';
  return 'none';
}

/** What she could do next, the most useful first; at most three, so that it stays an answer. */
export function nextActsOf(
  member: Pick<MemberRow, 'state'> | undefined,
  { hours, isInsured, waitingGifts }: { hours: OwnHours | null; isInsured: boolean; waitingGifts: number },
): NextAct[] {
  if (member === undefined || member.state === 'refused' || member.state === 'left') return ['apply'];
  if (member.state !== 'admitted' || hours === null) return ['wait'];
  const acts: NextAct[] = [];
  if (waitingGifts > 0) acts.push('answer_gift');
  if (!isInsured) acts.push('renew_insurance');
  if (hours.warning === 'near_ceiling' || hours.warning === 'at_ceiling') acts.push('donate', 'ask_help');
  else if (hours.warning === 'at_floor')
    acts.push(...(isInsured ? (['give_help'] as const) : []), 'ask_fund');
  else acts.push(...(isInsured ? (['give_help'] as const) : []), 'ask_help');
  return acts.slice(0, 3);
}
