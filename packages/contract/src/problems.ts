/**
 * Every problem code of the API with its HTTP status. A code never changes its meaning; each has a
 * sentence in every language in the message catalogue (`problem`).
 */
export const problemStatus = {
  invalid_request: 422,
  malformed_body: 400,
  body_too_large: 413,
  unsupported_media_type: 415,
  not_signed_in: 401,
  forbidden: 403,
  cross_site_request: 403,
  /** The token's scopes do not open this, or only the portal's own window does. */
  insufficient_scope: 403,
  /** The proof of possession that goes with the token is missing, wrong, too old or was used before. */
  invalid_dpop_proof: 401,
  /** The proof lacks the server's nonce or carries an old one; the answer's `DPoP-Nonce` has the next. */
  use_dpop_nonce: 401,
  /** The page that asks is none of those that the token's client was given to. */
  origin_not_allowed: 403,
  not_found: 404,
  internal: 500,
  unavailable: 503,
  not_invited: 403,
  already_answered: 409,
  /** Answers are handed in and taken back by nobody in particular: the call must not say who makes it. */
  credentials_not_wanted: 400,
  ballot_invalid: 403,
  ballot_spent: 409,
  campaign_not_open: 409,
  campaign_already_released: 409,
  instrument_changed: 409,
  /** It has moved on meanwhile; the fault's code is the state that it is in now. */
  campaign_changed: 409,
  /** The plan or the step cannot be taken as it is; the faults name fields and questions. */
  campaign_not_fit: 422,
  /** Another instrument, or another draft of this one, has the code. */
  code_taken: 409,
  /** Somebody saved or published in between; the fault's code is the revision or version that stands now. */
  draft_changed: 409,
  /** The draft cannot be published as it is; the faults name places in the definition. */
  draft_not_fit: 422,
  /** It would change licensed words of a validated instrument; the faults name which. */
  words_locked: 409,
  /** The words do not fit the validated instrument; the faults name which. */
  sheet_not_fit: 422,
  answers_not_allowed: 422,
  /** Somebody else has read the text meanwhile. */
  written_answer_changed: 409,
  /** A text is read by two people, and this one has had the other part of it. */
  same_reader: 409,
  /** The copy is more than a text with places struck out, or a theme is not of its question; the faults name which. */
  reading_not_fit: 422,
  /** Themes are published once every text of their question has been read by two people. */
  written_answers_waiting: 409,
  themes_already_published: 409,
  /** A theme is missing, named twice or of too few people; the faults name which. */
  themes_not_fit: 422,
  /** The agreement with a researcher cannot be recorded so; the faults name fields. */
  research_not_fit: 422,
  /** It waits to be confirmed, was confirmed before, or is over. */
  agreement_not_in_force: 409,
  /** No extract was made yet, or none can be made that protects people. */
  extract_not_ready: 409,
  /** Somebody saved in between; the fault's code is the version that stands now. */
  service_changed: 409,
  provider_without_address: 409,
  /** A link was sent within the last day. */
  renewal_just_sent: 409,
  /** The link was used, ended or was taken back. */
  renewal_over: 409,
  /** The entry leads to another. */
  entry_merged: 409,
  /** An entry is merged into another entry; groups stay, and nothing leads to itself. */
  entries_not_alike: 422,
  step_up_needed: 403,
  not_on_behalf: 403,
  assistance_over: 403,
  mandate_over: 409,
  membership_ended: 409,
  own_sign_in_needed: 409,
  last_operator: 409,
  role_needs_organisation: 422,
  /** It is the last way in that she has. */
  last_way_in: 409,
  too_many_passkeys: 409,
  too_many_contacts: 409,
  too_many_invitations: 409,
  /** Another connection of the community has this code. */
  connection_code_taken: 409,
  embed_client_name_taken: 409,
  too_many_embed_clients: 409,
  /** Two are in force already: revoke one first. */
  too_many_directory_tokens: 409,
  /** Another site of the firm is called so. */
  site_name_taken: 409,
  too_many_sites: 409,
  /** A campaign names it. */
  site_in_use: 409,
  /** Another is made the main one first. */
  site_is_main: 409,
  /** Nothing was done with the list; the faults name its lines. */
  site_list_not_fit: 422,
  passkey_refused: 422,
  address_not_valid: 422,
  too_many_requests: 429,
  /** The write wants a key of the caller's own, so that sending it twice does it once. */
  idempotency_key_missing: 400,
  /** The key stands for another request. */
  idempotency_key_reused: 422,
  /** Somebody decided or changed it meanwhile. */
  member_changed: 409,
  /** Hours are set aside for exchanges or gifts that are not over yet. */
  still_on_hold: 409,
  gift_changed: 409,
  fund_request_waiting: 409,
  fund_request_changed: 409,
  /** Nobody decides about her own request, admission or hours. */
  own_request: 409,
  /** The organisation has a pool of this unit and year already. */
  pool_exists: 409,
  pool_closed: 409,
  quarter_not_over: 409,
  already_released: 409,
  /** Nothing was taken over; the faults name rows and columns. */
  import_not_fit: 422,
  /** It has moved on meanwhile; the fault's code is the state that it is in now. */
  need_changed: 409,
  /** It was withdrawn, or it is met. */
  need_over: 409,
  outcome_answered: 409,
  too_many_needs: 409,
  /** Every part that the organisation had in the programme has ended. */
  receiver_left: 409,
  /** It is the person's own organisation, or nobody there could answer. */
  receiver_not_fit: 422,
  already_referred: 409,
  too_many_referrals: 409,
  /** It has moved on meanwhile, or this is not hers to do; the fault's code is the state that it is in now. */
  referral_changed: 409,
  /** The step lacks a reason, a day or a way to reach her; the faults name fields. */
  referral_not_fit: 422,
  /** Somebody placed it meanwhile, or it is in a cluster. */
  signal_changed: 409,
  /** Another answer stands before this one; the person reads why it is proposed all the same. */
  override_without_reason: 422,
  already_proposed: 409,
  too_many_proposals: 409,
  /** Somebody asked or refused some of these families meanwhile. */
  pooling_changed: 409,
  /** These needs make no group, or what it would share does not fit; the faults say what. */
  pooling_not_fit: 422,
  /** Not everybody agreed, or its day has passed. */
  pooling_over: 409,
  round_changed: 409,
  /** Its deadline has passed. */
  round_over: 409,
  /** Its deadline has not passed yet. */
  round_open: 409,
  round_not_committed: 409,
  /** A party's nonce is not the one that it promised; the faults name whose. */
  nonce_not_promised: 422,
  /** Only admitted members of the time bank exchange hours. */
  not_a_member: 403,
  /** Whoever gives time is insured on that day; asking needs no insurance. */
  not_insured: 403,
  /** Category and words say that it is never exchanged for hours; the faults name why. */
  offer_excluded: 422,
  /** It could be something that is never exchanged; the faults name what the person has to say that it is not. */
  offer_unsure: 422,
  offer_changed: 409,
  offer_answered: 409,
  /** It was withdrawn, or its last day is over. */
  offer_over: 409,
  /** Nobody exchanges hours with herself. */
  own_offer: 409,
  too_many_offers: 409,
  too_many_alerts: 409,
  /** It has moved on meanwhile; the fault's code is the state that it is in now. */
  exchange_changed: 409,
  exchange_full: 409,
  too_many_exchanges: 409,
  too_many_messages: 409,
  already_thanked: 409,
  /** More minutes than were set aside move only once the side that gives them up has said so. */
  minutes_not_held: 409,
  /** Whoever decides is no party and has acted for none; whoever acts for a party is no other party of it. */
  party_of_exchange: 403,
  /** So many hours are confirmed in the portal's own window. */
  portal_window_needed: 403,
  /** The hours would go below what the rules allow; what is promised to others counts as gone. */
  not_enough_hours: 409,
  /** Whoever gets the hours would have more than the rules allow. */
  too_many_hours: 409,
  same_ledger_account: 422,
  ledger_account_closed: 409,
  /** It has a balance, or hours are held with it. */
  ledger_account_not_settled: 409,
  /** Minutes of one kind never become minutes of another. */
  other_unit: 422,
  /** Hours that are only counted. */
  never_spendable: 409,
  /** This id has made another transfer. */
  transfer_changed: 409,
  hold_resolved: 409,
  hold_expired: 409,
  hold_not_expired: 409,
  more_than_held: 409,
  already_reversed: 409,
  /** Whole minutes, from one to a million. */
  invalid_minutes: 422,
  /** It has moved on meanwhile; the fault's code is the state that it is in now. */
  enrolment_changed: 409,
  /** She has a place, waits for one or has asked for one there already. */
  already_enrolled: 409,
  intake_closed: 409,
  intake_changed: 409,
  /** The faults name fields: fewer places than are taken. */
  intake_not_fit: 422,
  too_many_intakes: 409,
  too_many_enrolments: 409,
  too_many_saved: 409,
  /** Words about a service come from people who have used it. */
  feedback_too_soon: 409,
  feedback_given: 409,
  /** Somebody has decided or replied meanwhile; the fault's code is the state that it is in now. */
  feedback_changed: 409,
  /** It has moved on meanwhile; the fault's code is the state that it is in now. */
  shared_service_changed: 409,
  /** It has ended, or its day passed with too few families. */
  shared_service_closed: 409,
  /** It cannot be so; the faults name fields. */
  shared_service_not_fit: 422,
  too_many_shared_services: 409,
  /** Another quote is out, or none. */
  quote_changed: 409,
  /** The price is more than all families together would pay alone, so no split can sum to it. */
  split_not_fit: 422,
  /** Nobody of the caller's kind books this space. */
  audience_not_admitted: 403,
  /** It cannot be booked so, whoever else books; the faults name fields and say why. */
  booking_not_fit: 422,
  /** Somebody has that time; `alternatives` can be had, and of a series the faults name the dates. */
  booking_conflict: 409,
  /** It would be more than her share, or her organisation's; the fault's code says whose. */
  booking_quota: 409,
  /** It has moved on meanwhile; the fault's code is the state that it is in now. */
  booking_changed: 409,
  /** The space is paused, or its place is not active. */
  space_not_open: 409,
  /** It was changed meanwhile, or cannot take this step from where it is; the fault's code is its state. */
  place_changed: 409,
  /** Bookings stand there: say what becomes of them. */
  place_has_bookings: 409,
  /** More is booked than would be left. */
  capacity_booked: 409,
  /** Somebody changed or paused the space meanwhile. */
  space_changed: 409,
  too_many_spaces: 409,
  too_many_blocks: 409,
  too_many_troubles: 409,
  too_many_places: 409,
  /** It cannot be so; the faults name fields. */
  activity_not_fit: 422,
  /** It was changed meanwhile, or is over; the fault's code is the state that it is in now. */
  activity_changed: 409,
  too_many_activities: 409,
  /** It has begun, is called off or not for now, or nobody needs to say that she comes. */
  registration_closed: 409,
  /** She has a place there or waits for one. */
  already_registered: 409,
  /** It has moved on meanwhile; the fault's code is the state that it is in now. */
  registration_changed: 409,
  too_many_registrations: 409,
  too_many_calendar_feeds: 409,
  /** No date has this code, or it was not ours. */
  check_in_code_wrong: 422,
  /** Too early, too late, an old code, no place, or said already; the fault's code says which. */
  check_in_refused: 409,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof problemStatus;
