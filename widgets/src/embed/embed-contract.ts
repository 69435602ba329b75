/**
 * What pages that embed may build on. It changes only with the major version; `EMBEDDING.md` in the handbook
 * says the same in words, and a test compares the two.
 */
export const embedElements = {
  'needs-survey': {
    attributes: ['campaign', 'client', 'lang'],
    events: ['snodo-ready', 'snodo-error'],
    parts: [],
  },
  'portal-context': {
    attributes: ['client', 'community', 'language', 'portal', 'theme'],
    events: [],
    parts: [],
  },
  'sign-in': {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-auth-change', 'snodo-error'],
    parts: ['button', 'heading', 'name', 'text'],
  },
  catalogue: {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-navigate', 'snodo-error'],
    parts: ['button', 'card', 'heading', 'link', 'list', 'search', 'text'],
  },
  'exchange-board': {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-navigate', 'snodo-error'],
    parts: ['button', 'card', 'heading', 'list', 'text'],
  },
  'time-bank': {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-error'],
    parts: ['button', 'heading', 'link', 'text'],
  },
  exchange: {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-error'],
    parts: ['button', 'card', 'heading', 'list', 'text'],
  },
} as const;

export type EmbedElement = keyof typeof embedElements;

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
