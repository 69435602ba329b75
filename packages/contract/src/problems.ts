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
  not_found: 404,
  internal: 500,
  unavailable: 503,
  not_invited: 403,
  already_answered: 409,
  ballot_invalid: 403,
  ballot_spent: 409,
  campaign_not_open: 409,
  campaign_already_released: 409,
  instrument_changed: 409,
  answers_not_allowed: 422,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof problemStatus;
