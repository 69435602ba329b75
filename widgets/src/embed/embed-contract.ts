/** Attributes of the one element that tells the others for whom they speak. */
export const contextAttributes = ['client', 'community', 'language', 'portal', 'theme'] as const;

/** Each element with the parts that a host's style sheet may reach. */
export const embedParts = {
  'needs-survey': [],
  'portal-context': [],
  'sign-in': ['button', 'heading', 'name', 'text'],
  catalogue: ['button', 'card', 'heading', 'link', 'list', 'search', 'text'],
  'exchange-board': ['button', 'card', 'heading', 'list', 'text'],
  'time-bank': ['button', 'heading', 'link', 'text'],
  exchange: ['button', 'card', 'heading', 'list', 'text'],
  'my-enrolments': ['button', 'heading', 'text'],
  calendar: ['button', 'heading', 'link', 'text'],
} as const;

export type EmbedElement = keyof typeof embedParts;

/** Every event bubbles, leaves shadow roots and carries codes and ids, nothing of a person. */
export const embedEvents = {
  'snodo-ready': ['element'],
  'snodo-auth-change': ['status'],
  'snodo-error': ['code', 'element'],
  'snodo-navigate': ['id', 'kind'],
} as const;

export type EmbedEvent = keyof typeof embedEvents;

/** Codes of `snodo-error`. */
export const embedErrors = [
  'load_failed',
  'trusted_types_blocked',
  'client_unknown',
  'origin_not_allowed',
  'frame_silent',
  'internal',
  'network',
  'sign_in_blocked',
  'sign_in_closed',
  'sign_in_refused',
  'sign_in_expired',
] as const;

export type EmbedError = (typeof embedErrors)[number];

/** The host's own look that elements and frames take over, after a check that it can be read. */
export const embedTokens = [
  '--snodo-color-primary',
  '--snodo-color-surface',
  '--snodo-color-text',
  '--snodo-color-danger',
  '--snodo-radius',
  '--snodo-font',
  '--snodo-space',
] as const;

/** Tells the page that embeds; false when it was a `snodo-navigate` that the page takes care of itself. */
export function tellHost(from: Element, name: EmbedEvent, detail: Readonly<Record<string, string>>): boolean {
  const cancelable = name === 'snodo-navigate';
  return from.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
}
