import type { I18n } from '../ui/i18n.ts';
import type { Enrolment, SharedService } from './enrolments-api.ts';
import { euroText, windowLines } from './service.ts';

/** Where a shared service stands, in one sentence. */
export function sharedNowText(i18n: I18n, { state, answerBy }: SharedService): string {
  const day = answerBy === null ? '' : i18n.day(answerBy);
  if (state === 'forming') return i18n.t('shared.now_forming', { day });
  if (state === 'quoted') return i18n.t('shared.now_quoted', { day });
  if (state === 'active' && answerBy !== null) return i18n.t('shared.now_requote', { day });
  return i18n.t(`shared.now_${state}`);
}

/** How many families there are, beside how many it takes while it is coming together. */
export function familiesText(i18n: I18n, { state, families, quorumFamilies }: SharedService): string {
  return state === 'forming'
    ? i18n.t('shared.families', { families, quorum: quorumFamilies })
    : i18n.t('shared.running', { families });
}

export function whereText(i18n: I18n, { place }: SharedService): string {
  return place === null ? i18n.t('shared.homes') : place.name;
}

/** Each window as one line of its own, in the order of the timetable. */
export function windowText(i18n: I18n, window: SharedService['timetable'][number]): string {
  return windowLines(i18n, [window])[0] ?? '';
}

export function weekText(i18n: I18n, cents: number): string {
  return i18n.t('shared.share', { share: euroText(i18n, cents) });
}

/** An instant in the language of the page and the zone of the person. */
export function instantText(i18n: I18n, at: string): string {
  const locale = { it: 'it-IT', en: 'en-GB', ar: 'ar-u-nu-latn-ca-gregory' }[i18n.language];
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** A family that has joined and was not asked for its agreement yet has asked for nothing: it is in the group. */
export function enrolmentStateText(i18n: I18n, state: Enrolment['state'], isOfGroup: boolean): string {
  return i18n.t(
    state === 'requested' && isOfGroup ? 'enrolment.state_requestedGroup' : `enrolment.state_${state}`,
  );
}

/** Below these the group is over, and nobody can come in. */
export function canBeJoined({ state }: SharedService): boolean {
  return state === 'forming' || state === 'ready' || state === 'quoted' || state === 'active';
}
