import type { I18n } from '../../ui/i18n.ts';
import type { ServiceChoices } from './keeping-api.ts';
import type { ServiceDraft } from './service-draft.ts';

/** What a step of the form is drawn from. */
export interface StepView {
  readonly i18n: I18n;
  readonly draft: ServiceDraft;
  readonly choices: ServiceChoices;
  /** Words of what is wrong in a field; undefined: nothing is. */
  readonly wrong: (field: string) => string | undefined;
  readonly change: (changes: Partial<ServiceDraft>) => void;
}

/** A list with one of it changed. */
export function withOne<Item extends object>(
  list: readonly Item[],
  at: number,
  change: Partial<Item>,
): Item[] {
  return list.map((one, index) => (index === at ? { ...one, ...change } : one));
}

export function without<Item>(list: readonly Item[], at: number): Item[] {
  return list.filter((_one, index) => index !== at);
}
