import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '@snodo/contract';
import { formatCatalogue, type MessageKey, type MessageParams } from '@snodo/messages';
import { root } from './harness.ts';

/** What a page says in one language, by key: `spoken('ar')('campaign.step.approve')`. */
export type Spoken = (key: MessageKey, params?: MessageParams) => string;

/** The catalogues themselves, so that a journey is written once and read in every language. */
export function spoken(language: Language): Spoken {
  const catalogues = new Map<string, ReturnType<typeof formatCatalogue>>();
  return (key, params) => {
    const namespace = key.slice(0, key.indexOf('.'));
    let catalogue = catalogues.get(namespace);
    if (catalogue === undefined) {
      const file = path.join(root, 'packages/messages/src', language, `${namespace}.json`);
      catalogue = formatCatalogue(language, JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
      catalogues.set(namespace, catalogue);
    }
    const say = catalogue[key.slice(namespace.length + 1)];
    if (say === undefined) throw new Error(`no message is called ${key} in ${language}`);
    return say(params);
  };
}
