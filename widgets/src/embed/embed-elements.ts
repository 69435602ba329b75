import { contextAttributes, embedParts, type EmbedElement } from './embed-contract.ts';

/**
 * What pages that embed may build on. It changes only with the major version; `EMBEDDING.md` in the handbook
 * says the same in words, and a test compares the two.
 */
export const embedElements = {
  'needs-survey': {
    attributes: ['campaign', 'client', 'lang'],
    events: ['snodo-ready', 'snodo-error'],
    parts: embedParts['needs-survey'],
  },
  'portal-context': { attributes: contextAttributes, events: [], parts: embedParts['portal-context'] },
  'sign-in': {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-auth-change', 'snodo-error'],
    parts: embedParts['sign-in'],
  },
  catalogue: {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-navigate', 'snodo-error'],
    parts: embedParts.catalogue,
  },
  'exchange-board': {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-navigate', 'snodo-error'],
    parts: embedParts['exchange-board'],
  },
  'time-bank': {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-error'],
    parts: embedParts['time-bank'],
  },
  exchange: {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-error'],
    parts: embedParts.exchange,
  },
  'my-enrolments': {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-error'],
    parts: embedParts['my-enrolments'],
  },
  calendar: {
    attributes: ['lang', 'dir'],
    events: ['snodo-ready', 'snodo-navigate', 'snodo-error'],
    parts: embedParts.calendar,
  },
} as const satisfies Record<EmbedElement, object>;
