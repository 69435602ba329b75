/**
 * The one script that a host page loads, as a module: `…/embed/v1/snodo.js`. It defines the elements that
 * hold a frame of the portal and nothing else; it may stand in the head, be loaded twice or come late.
 */
import { defineFrameHolder } from './frame-holder.ts';

declare const SNODO_VERSION: string;

const mark = Symbol.for('snodo.v1');

if (!Object.hasOwn(window, mark)) {
  Object.defineProperty(window, mark, { value: Object.freeze({ version: SNODO_VERSION }) });
  defineFrameHolder('snodo-needs-survey', 'needs-survey', new URL(import.meta.url).origin);
}
