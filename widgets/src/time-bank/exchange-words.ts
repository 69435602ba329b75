import type { I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import { hoursText } from './hours.ts';
import type { Exchange } from './time-bank-api.ts';

/** Where an exchange stands, in two or three words. */
export function stateLine(i18n: I18n, state: Exchange['state']): string {
  return i18n.t(`exchange.state_${state}`);
}

/** A moment in the language of the page and the zone of the person. */
export function momentText(i18n: I18n, at: string): string {
  const locale = { it: 'it-IT', en: 'en-GB', ar: 'ar-u-nu-latn-ca-gregory' }[i18n.language];
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

function dayText(i18n: I18n, at: string): string {
  return i18n.day(at.slice(0, 10));
}

/** Names of the other people, or a word for them when they are erased. */
export function othersText(i18n: I18n, { parties }: Exchange): string {
  const names = parties.filter(({ isMe }) => !isMe).map(({ name }) => name ?? i18n.t('exchange.somebody'));
  return listText(i18n, names);
}

/** The minutes that stand now: the last that somebody stated, else what was agreed. */
export function standingMinutes({ minutes, trail, state }: Exchange): number {
  if (state !== 'done') return minutes;
  const stated = trail.filter(({ step }) => step === 'finish' || step === 'confirm');
  return stated.at(-1)?.minutes ?? minutes;
}

/** In one sentence what the person is to do, or what is waited for. */
export function nowText(i18n: I18n, exchange: Exchange): string {
  const { state, steps, side } = exchange;
  const name = othersText(i18n, exchange);
  const time = hoursText(i18n, standingMinutes(exchange));
  if (side === null) return i18n.t('exchange.now_mediator');
  const isMyTurn = steps.includes('accept') || steps.includes('confirm');
  switch (state) {
    case 'proposed':
      return i18n.t(isMyTurn ? 'exchange.now_answer' : 'exchange.now_waitAnswer', { name });
    case 'gathering':
      return i18n.t('exchange.now_gathering', { day: i18n.day(exchange.plannedOn ?? '') });
    case 'agreed':
      return i18n.t(side === 'gives' ? 'exchange.now_agreedGives' : 'exchange.now_agreedReceives', {
        name,
        time,
      });
    case 'done':
      return i18n.t(isMyTurn ? 'exchange.now_confirm' : 'exchange.now_waitConfirm', { name, time });
    case 'posted':
      return i18n.t(side === 'gives' ? 'exchange.now_postedGives' : 'exchange.now_postedReceives', {
        name,
        time: hoursText(i18n, ownMinutes(exchange)),
      });
    default:
      return i18n.t(`exchange.now_${state}`);
  }
}

function ownMinutes({ parties, minutes }: Exchange): number {
  const own = parties.find(({ isMe }) => isMe)?.postedMinutes;
  return own ?? parties.find(({ postedMinutes }) => postedMinutes !== null)?.postedMinutes ?? minutes;
}

/** What happens by itself and when, said before it happens. */
export function clockText(i18n: I18n, { next }: Exchange): string | undefined {
  return next === null ? undefined : i18n.t(`exchange.clock_${next.kind}`, { day: dayText(i18n, next.at) });
}
