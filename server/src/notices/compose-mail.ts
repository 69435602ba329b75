import { formatCatalogue } from '@snodo/messages';
import ar from '@snodo/messages/ar/mail.json' with { type: 'json' };
import en from '@snodo/messages/en/mail.json' with { type: 'json' };
import it from '@snodo/messages/it/mail.json' with { type: 'json' };
import type { Language } from '@snodo/contract';
import type { OpenMessage } from './outbox.ts';

type MailKey = keyof typeof it;

const catalogues = {
  it: formatCatalogue('it', it),
  en: formatCatalogue('en', en),
  ar: formatCatalogue('ar', ar),
};

/** A mail in words: what the person reads, as plain text and as a small document without pictures. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** The sentences of each kind, in the order of reading; `button` is the name of the link. */
const parts = {
  sign_in_link: {
    subject: 'signInSubject',
    lead: 'signInLead',
    button: 'signInButton',
    note: 'signInNote',
  },
  unknown_address: { subject: 'unknownSubject', lead: 'unknownLead', button: undefined, note: 'unknownNote' },
  confirm_address: {
    subject: 'confirmSubject',
    lead: 'confirmLead',
    button: 'confirmButton',
    note: 'confirmNote',
  },
  passkey_added: securityPart('passkeyAddedSubject', 'passkeyAddedLead'),
  passkey_removed: securityPart('passkeyRemovedSubject', 'passkeyRemovedLead'),
  address_added: securityPart('addressAddedSubject', 'addressAddedLead'),
  address_removed: securityPart('addressRemovedSubject', 'addressRemovedLead'),
  new_browser: securityPart('newBrowserSubject', 'newBrowserLead'),
  campaign_reminder: {
    subject: 'campaignReminderSubject',
    lead: 'campaignReminderLead',
    button: 'campaignReminderButton',
    note: 'campaignReminderNote',
  },
  campaign_ageing: {
    subject: 'campaignAgeingSubject',
    lead: 'campaignAgeingLead',
    button: 'campaignAgeingButton',
    note: 'campaignAgeingNote',
  },
  exchange_proposed: exchangePart('exchangeProposedSubject', 'exchangeProposedLead'),
  exchange_agreed: exchangePart('exchangeAgreedSubject', 'exchangeAgreedLead'),
  exchange_joined: exchangePart('exchangeJoinedSubject', 'exchangeJoinedLead'),
  exchange_ended: exchangePart('exchangeEndedSubject', 'exchangeEndedLead'),
  exchange_stated: exchangePart('exchangeStatedSubject', 'exchangeStatedLead'),
  exchange_reminded: exchangePart('exchangeRemindedSubject', 'exchangeRemindedLead'),
  exchange_moved: exchangePart('exchangeMovedSubject', 'exchangeMovedLead'),
  exchange_disputed: exchangePart('exchangeDisputedSubject', 'exchangeDisputedLead'),
  exchange_decided: exchangePart('exchangeDecidedSubject', 'exchangeDecidedLead'),
  exchange_reversed: exchangePart('exchangeReversedSubject', 'exchangeReversedLead'),
  offer_alert: {
    subject: 'offerAlertSubject',
    lead: 'offerAlertLead',
    button: 'offerAlertButton',
    note: 'offerAlertNote',
  },
  service_renewal: {
    subject: 'serviceRenewalSubject',
    lead: 'serviceRenewalLead',
    button: 'serviceRenewalButton',
    note: 'serviceRenewalNote',
  },
  accreditation_ending: {
    subject: 'accreditationEndingSubject',
    lead: 'accreditationEndingLead',
    button: 'accreditationEndingButton',
    note: 'accreditationEndingNote',
  },
  offer_ending: {
    subject: 'offerEndingSubject',
    lead: 'offerEndingLead',
    button: 'offerEndingButton',
    note: 'offerEndingNote',
  },
  pool_low: poolPart('poolLowSubject', 'poolLowLead'),
  pool_empty: poolPart('poolEmptySubject', 'poolEmptyLead'),
  need_answered: needPart('needAnsweredSubject', 'needAnsweredLead', 'needAnsweredButton'),
  need_late: needPart('needLateSubject', 'needLateLead', 'needLateButton'),
  need_outcome_asked: needPart('outcomeAskedSubject', 'outcomeAskedLead', 'outcomeAskedButton'),
  need_searched_again: needPart('searchedAgainSubject', 'searchedAgainLead', 'needLateButton'),
  referral_asked: needPart('referralAskedSubject', 'referralAskedLead', 'referralButton'),
  referral_arrived: needPart('referralArrivedSubject', 'referralArrivedLead', 'needLateButton'),
  referral_moved: needPart('referralMovedSubject', 'referralMovedLead', 'referralButton'),
  referral_moved_desk: needPart('referralMovedSubject', 'referralMovedDeskLead', 'needLateButton'),
  referral_late: needPart('referralLateSubject', 'referralLateLead', 'needLateButton'),
  families_apart: needPart('familiesApartSubject', 'familiesApartLead', 'referralButton'),
  families_together: needPart('familiesTogetherSubject', 'familiesTogetherLead', 'familiesTogetherButton'),
  enrolment_to_decide: enrolmentPart('enrolmentToDecideSubject', 'enrolmentToDecideLead'),
  enrolment_accepted: enrolmentPart('enrolmentAcceptedSubject', 'enrolmentAcceptedLead'),
  enrolment_declined: enrolmentPart('enrolmentDeclinedSubject', 'enrolmentDeclinedLead'),
  enrolment_over: enrolmentPart('enrolmentOverSubject', 'enrolmentOverLead'),
  place_offered: enrolmentPart('placeOfferedSubject', 'placeOfferedLead'),
  place_lapsed: enrolmentPart('placeLapsedSubject', 'placeLapsedLead'),
  offer_ends_soon: enrolmentPart('offerEndsSoonSubject', 'offerEndsSoonLead'),
  quote_ends_soon: enrolmentPart('quoteEndsSoonSubject', 'quoteEndsSoonLead'),
  group_to_confirm: enrolmentPart('groupToConfirmSubject', 'groupToConfirmLead'),
  quote_to_answer: enrolmentPart('quoteToAnswerSubject', 'quoteToAnswerLead'),
  group_started: enrolmentPart('groupStartedSubject', 'groupStartedLead'),
  group_waiting: enrolmentPart('groupWaitingSubject', 'groupWaitingLead'),
  group_over: enrolmentPart('groupOverSubject', 'groupOverLead'),
  booking_requested: bookingPart('bookingRequestedSubject', 'bookingRequestedLead'),
  booking_confirmed: bookingPart('bookingConfirmedSubject', 'bookingConfirmedLead'),
  booking_declined: bookingPart('bookingDeclinedSubject', 'bookingDeclinedLead'),
  booking_cancelled: bookingPart('bookingCancelledSubject', 'bookingCancelledLead'),
  booking_expired: bookingPart('bookingExpiredSubject', 'bookingExpiredLead'),
  booking_released: bookingPart('bookingReleasedSubject', 'bookingReleasedLead'),
  booking_to_decide: {
    subject: 'bookingToDecideSubject',
    lead: 'bookingToDecideLead',
    button: 'bookingToDecideButton',
    note: 'bookingNewsNote',
  },
  activity_offered: activityPart('activityOfferedSubject', 'activityOfferedLead'),
  activity_lapsed: activityPart('activityLapsedSubject', 'activityLapsedLead'),
  activity_cancelled: activityPart('activityCancelledSubject', 'activityCancelledLead'),
  activity_suspended: activityPart('activitySuspendedSubject', 'activitySuspendedLead'),
  activity_online: activityPart('activityOnlineSubject', 'activityOnlineLead'),
  activity_resumed: activityPart('activityResumedSubject', 'activityResumedLead'),
} as const satisfies Record<
  OpenMessage['kind'],
  { subject: MailKey; lead: MailKey; button: MailKey | undefined; note: MailKey }
>;

/** What tells of needs says neither which nor whose. */
function needPart(subject: MailKey, lead: MailKey, button: MailKey) {
  return { subject, lead, button, note: 'needNote' } as const;
}

/** What tells of places and groups leads to where they stand, and names nobody. */
function enrolmentPart(subject: MailKey, lead: MailKey) {
  return { subject, lead, button: 'enrolmentButton', note: 'enrolmentNote' } as const;
}

/** What tells of one's ways in has no link: whoever gets such a mail learns to open the portal herself. */
function securityPart(subject: MailKey, lead: MailKey) {
  return { subject, lead, button: undefined, note: 'securityNote' } as const;
}

/** Where an exchange stands; the page behind the link says the rest, to whoever signs in. */
function exchangePart(subject: MailKey, lead: MailKey) {
  return { subject, lead, button: 'exchangeNewsButton', note: 'exchangeNewsNote' } as const;
}

/** What became of a booking; the page behind the link says when and where, to whoever signs in. */
function bookingPart(subject: MailKey, lead: MailKey) {
  return { subject, lead, button: 'bookingNewsButton', note: 'bookingNewsNote' } as const;
}

/** What became of something that she comes to; the page behind the link says why and when, to whoever signs in. */
function activityPart(subject: MailKey, lead: MailKey) {
  return { subject, lead, button: 'activityButton', note: 'bookingNewsNote' } as const;
}

/** To the firm and to the secretary alike: totals, and nobody's name. */
function poolPart(subject: MailKey, lead: MailKey) {
  return { subject, lead, button: 'poolButton', note: 'poolNote' } as const;
}

/** Writes a message out. Nothing in it is fetched when it is opened, and nothing tells that it was. */
export function composeMail({ kind, language, parameters }: OpenMessage): MailText {
  const say = (key: MailKey) => catalogues[language][key]?.(isolated(language, parameters)) ?? key;
  const { subject, lead, button, note } = parts[kind];
  const { link } = parameters;
  const action =
    button === undefined || typeof link !== 'string' ? undefined : { label: say(button), address: link };
  const sentences = { lead: say(lead), note: say(note), footer: say('footer') };
  return {
    subject: say(subject),
    text: plainText(sentences, action),
    html: document(language, say(subject), sentences, action),
  };
}

/**
 * Texts that stand in a sentence stay in it: they bring no lines of their own. A name in Latin letters keeps its own
 * order inside an Arabic sentence.
 */
function isolated(
  language: Language,
  parameters: Record<string, string | number>,
): Record<string, string | number> {
  const within = (text: string) => {
    const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ');
    return language === 'ar' && /[a-z]/iu.test(line) ? `\u2068${line}\u2069` : line;
  };
  return Object.fromEntries(
    Object.entries(parameters).map(([name, given]) => [
      name,
      typeof given === 'string' ? within(given) : given,
    ]),
  );
}

interface Sentences {
  lead: string;
  note: string;
  footer: string;
}

interface Action {
  label: string;
  address: string;
}

function plainText({ lead, note, footer }: Sentences, action: Action | undefined): string {
  const link = action === undefined ? [] : [`${action.label}:\n${action.address}`];
  return `${[lead, ...link, note, `-- \n${footer}`].join('\n\n')}\n`;
}

/** Styles stand on the elements, because readers of mail drop style sheets; colours as in the portal. */
function document(
  language: Language,
  title: string,
  { lead, note, footer }: Sentences,
  action: Action | undefined,
): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const paragraph = (text: string, style: string) =>
    `<p style="margin:0 0 16px;${style}">${escaped(text)}</p>`;
  const button =
    action === undefined
      ? ''
      : `<p style="margin:0 0 16px"><a href="${escaped(action.address)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0d6a62;color:#ffffff;font-weight:600;text-decoration:none">${escaped(action.label)}</a></p>`;
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px 16px;background:#fbfaf6;color:#1b2629;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5">
<div style="max-width:520px;margin:0 auto;padding:24px;border-radius:10px;background:#ffffff">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escaped(title)}</h1>
${paragraph(lead, '')}
${button}
${paragraph(note, 'color:#4d5a5e')}
</div>
<div style="max-width:520px;margin:16px auto 0">${paragraph(footer, 'color:#4d5a5e;font-size:14px')}</div>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
