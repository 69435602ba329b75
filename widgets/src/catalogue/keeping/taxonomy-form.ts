import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { checkboxes, localTextField, selectField, textField } from './form-fields.ts';
import type { KeptEntry, KeptTaxonomy } from './taxonomy-api.ts';
import type { LocalText } from './written.ts';

/** What is being done to the taxonomy. */
export interface EntryDraft {
  readonly deed: 'add' | 'word' | 'merge' | 'move' | 'link';
  /** Of what is changed; of something new as it is typed. */
  readonly code: string;
  /** Of something new: the group that it is put into; null: it is a group. */
  readonly group: string | null;
  readonly name: LocalText;
  readonly description: LocalText;
  /** The entry that it is merged into, or the group that it moves to. */
  readonly into: string;
  /** Ids of the terms of other taxonomies that mean the same. */
  readonly terms: readonly string[];
}

export function newDraft(group: string | null, { items }: KeptTaxonomy): EntryDraft {
  return {
    deed: 'add',
    code: group === null ? '' : `${group}${nextNumber(group, items)}`,
    group,
    name: { it: '' },
    description: { it: '' },
    into: '',
    terms: [],
  };
}

export function draftFor(
  deed: 'word' | 'merge' | 'move' | 'link',
  { code, group, name, description, links }: KeptEntry,
): EntryDraft {
  return { deed, code, group, name, description, into: '', terms: links.map(({ term }) => term) };
}

/** After the highest that the group has had, so that no code comes back as something else. */
function nextNumber(group: string, items: readonly KeptEntry[]): number {
  const numbers = items
    .filter((one) => one.group === group)
    .map(({ code }) => Number(code.slice(group.length)));
  return Math.max(0, ...numbers) + 1;
}

/** Whether it can be sent as it stands. */
export function isWhole({ deed, code, group, name, description, into }: EntryDraft): boolean {
  if (deed === 'link') return true;
  if (deed === 'merge' || deed === 'move') return into !== '';
  const isCode = group === null ? /^[A-Z]{3}$/u.test(code) : true;
  return (deed === 'word' || isCode) && name.it.trim() !== '' && description.it.trim() !== '';
}

/** The fields of a deed. */
export function entryFields(
  i18n: I18n,
  draft: EntryDraft,
  {
    taxonomy,
    isStrict,
    change,
  }: {
    taxonomy: KeptTaxonomy;
    isStrict: boolean;
    change: (changes: Partial<EntryDraft>) => void;
  },
): TemplateResult {
  const missing = (isMissing: boolean) =>
    isStrict && isMissing ? i18n.t('service-form.fault.missing') : undefined;
  if (draft.deed === 'merge') {
    const others = taxonomy.items.filter(
      ({ code, group, isRetired }) => group !== null && !isRetired && code !== draft.code,
    );
    return html`<p>${i18n.t('taxonomy-desk.mergeHelp')}</p>
      ${selectField('into', {
        label: i18n.t('taxonomy-desk.into'),
        chosen: draft.into,
        options: [
          ['', i18n.t('service-form.choose')],
          ...others.map(({ code, name }) => [code, `${name[i18n.language] ?? name.it} (${code})`] as const),
        ],
        wrong: missing(draft.into === ''),
        change: (into) => change({ into }),
      })}`;
  }
  if (draft.deed === 'move')
    return moveFields(i18n, draft, { taxonomy, wrong: missing(draft.into === ''), change });
  if (draft.deed === 'link') return linkFields(i18n, draft, { taxonomy, change });
  return html`${
    draft.deed === 'add' && draft.group === null
      ? textField('code', {
          label: i18n.t('taxonomy-desk.code'),
          help: i18n.t('taxonomy-desk.codeHelp'),
          text: draft.code,
          most: 3,
          wrong: isStrict && !/^[A-Z]{3}$/u.test(draft.code) ? i18n.t('taxonomy-desk.codeFault') : undefined,
          change: (code) => change({ code: code.toUpperCase() }),
        })
      : nothing
  }
  ${localTextField(i18n, 'name', {
    label: i18n.t('service-form.name'),
    text: draft.name,
    most: 80,
    wrong: missing(draft.name.it.trim() === ''),
    change: (name) => change({ name }),
  })}
  ${localTextField(i18n, 'description', {
    label: i18n.t('taxonomy-desk.description'),
    text: draft.description,
    most: 300,
    rows: 2,
    wrong: missing(draft.description.it.trim() === ''),
    change: (description) => change({ description }),
  })}`;
}

type Change = (changes: Partial<EntryDraft>) => void;

function moveFields(
  i18n: I18n,
  draft: EntryDraft,
  { taxonomy, wrong, change }: { taxonomy: KeptTaxonomy; wrong: string | undefined; change: Change },
): TemplateResult {
  const groups = taxonomy.items.filter(
    ({ code, group, isRetired }) => group === null && !isRetired && code !== draft.group,
  );
  return html`<p>${i18n.t('taxonomy-desk.moveHelp')}</p>
    ${selectField('into', {
      label: i18n.t('taxonomy-desk.toGroup'),
      chosen: draft.into,
      options: [
        ['', i18n.t('service-form.choose')],
        ...groups.map(({ code, name }) => [code, `${name[i18n.language] ?? name.it} (${code})`] as const),
      ],
      wrong,
      change: (into) => change({ into }),
    })}`;
}

function linkFields(
  i18n: I18n,
  draft: EntryDraft,
  { taxonomy, change }: { taxonomy: KeptTaxonomy; change: Change },
): TemplateResult {
  const schemes = [...new Set(taxonomy.terms.map(({ scheme }) => scheme))];
  return html`<p>${i18n.t('taxonomy-desk.linkHelp')}</p>
    ${schemes.map((scheme) => {
      const options = taxonomy.terms
        .filter((term) => term.scheme === scheme)
        .map(({ id, name }) => [id, name] as const);
      const ofOthers = draft.terms.filter((id) => !options.some(([one]) => one === id));
      return checkboxes(`terms-${scheme}`, {
        legend: scheme,
        options,
        chosen: draft.terms,
        change: (terms) => change({ terms: [...ofOthers, ...terms.filter((id) => !ofOthers.includes(id))] }),
      });
    })}`;
}
