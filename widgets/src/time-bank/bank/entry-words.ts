import type { I18n } from '../../ui/i18n.ts';
import type { Entry } from './own-hours-api.ts';

/** What an entry was, as its owner would say it: who helped whom, never who sent what. */
export function entryWords(i18n: I18n, { why, minutes, with: other }: Entry): string {
  const name = other.name ?? i18n.t('hours.someone');
  const isIn = minutes > 0;
  switch (why) {
    case 'exchange':
      return i18n.t(isIn ? 'hours.why.exchange_in' : 'hours.why.exchange_out', { name });
    case 'gift':
      if (other.kind === 'fund') return i18n.t('hours.why.gift_fund');
      return i18n.t(isIn ? 'hours.why.gift_in' : 'hours.why.gift_out', { name });
    case 'pool':
      return i18n.t('hours.why.pool', { name });
    default:
      return i18n.t(`hours.why.${why}`);
  }
}
