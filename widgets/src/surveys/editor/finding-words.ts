import type { ReadabilityHint } from '@snodo/survey-engine/authoring';
import type { I18n, MessageKey } from '../../ui/i18n.ts';
import { isBlock, someWords, type Draft } from './draft.ts';
import type { DraftFinding } from './instruments-api.ts';
import { partAt, readPath, type JsonPath } from './json-path.ts';
import { languageName } from './language-names.ts';

/** A finding in a sentence; a code that is newer than this page in the words of developers. */
export function findingWords(i18n: I18n, { source, code, message, limit, path }: DraftFinding): string {
  const keys =
    source === 'gate' ? [`campaign.fault.${code}`] : [`editor.fault.${code}`, `editor.change.${code}`];
  const language = /\.(it|en|ar)$/u.exec(path)?.[1] ?? /in ([a-z-]+)$/u.exec(message)?.[1] ?? '';
  const named = language === '' ? '' : languageName(language);
  for (const key of keys) {
    const words = i18n.t(key as MessageKey, { limit: limit ?? 0, language: named });
    if (words !== key) return words;
  }
  return message;
}

/** What a change against the version before is. */
export function changeWords(i18n: I18n, code: string): string {
  const key = `editor.change.${code}`;
  const words = i18n.t(key as MessageKey);
  return words === key ? code.replaceAll('_', ' ') : words;
}

export function hintWords(i18n: I18n, { code, evidence }: ReadabilityHint): string {
  return i18n.t(`editor.hint.${code}`, { evidence });
}

/** The longest beginning of a finding's path that can be selected in the outline; the whole draft if none can. */
export function selectablePath(draft: unknown, path: string): JsonPath {
  const whole = readPath(path);
  const block = whole.findIndex((_key, at) => isBlock(partAt(draft, whole.slice(0, at))));
  const keys = block < 0 ? whole : whole.slice(0, block);
  for (let length = keys.length; length >= 2; length -= 1) {
    const isItem =
      ['pages', 'elements'].includes(String(keys[length - 2])) && typeof keys[length - 1] === 'number';
    if (isItem && partAt(draft, keys.slice(0, length)) !== undefined) return keys.slice(0, length);
  }
  return [];
}

/** What a finding is about, by its title or name; empty when it is about the whole. */
export function placeWords(draft: Draft, path: string, language: string): string {
  const place = selectablePath(draft, path);
  if (place.length === 0) return '';
  const part = partAt(draft, place);
  const words = someWords(draft, partAt(part, ['title']) ?? partAt(part, ['html']), language);
  const name = partAt(part, ['name']);
  return words === '' ? String(name) : words;
}

/** The language that a finding is about, if one of these. */
export function languageOf({ path, message }: DraftFinding, locales: readonly string[]): string | undefined {
  const told = /\.([a-z-]+)$/u.exec(path)?.[1] ?? '';
  const named = /has no text in ([\w-]+)$/u.exec(message)?.[1] ?? '';
  return [told, named].find((language) => locales.includes(language));
}

/** Focuses what a selector names, or the field of a path, or the next thing around it that has one. */
export function focusWanted(root: ParentNode, wanted: string): void {
  if (/^[#[]/u.test(wanted)) return root.querySelector<HTMLElement>(wanted)?.focus();
  for (let place = wanted; place !== ''; place = place.replace(/(?:\.?[^.[\]]+|\[\d+\])$/u, '')) {
    const field = root.querySelector<HTMLElement>(`[data-path="${CSS.escape(place)}"]`);
    if (!field) continue;
    // What is folded away takes no focus.
    for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
      fold.open = true;
    return field.focus();
  }
  root.querySelector<HTMLElement>('#view')?.focus();
}
