import { html, nothing, type TemplateResult } from 'lit';
import type { I18n, Language } from '../../ui/i18n.ts';
import type { BlockSheet, BlockSheetEntry, ValidatedBlock } from './instruments-api.ts';
import { directionOf, languageName } from './language-names.ts';

interface SheetFormOptions {
  readonly block: ValidatedBlock;
  readonly language: Language;
  /** The words that count so far. */
  readonly sheet: BlockSheet | undefined;
  readonly isWorking: boolean;
  /** Names of fields that were refused: `items` for any of the sentences. */
  readonly wrong: readonly string[];
  readonly send: (entry: BlockSheetEntry) => void;
  readonly close: () => void;
}

const most = 500;

/** The official words of an instrument in a language, sentence by sentence, and the licence to be acknowledged. */
export function sheetForm(i18n: I18n, options: SheetFormOptions): TemplateResult {
  const { block, language, sheet } = options;
  const id = `${block.code}-${language}`;
  return html`<form class="sheet" @submit=${(submitting: SubmitEvent) => send(submitting, options)}>
    <h3>${i18n.t('block.form', { title: block.title, language: languageName(language) })}</h3>
    <p>${i18n.t('block.formLead')}</p>
    ${plainField(`${id}-source`, 'source', i18n.t('block.edition'), sheet?.source, i18n.t('block.editionHelp'))}
    ${words(options, `${id}-instruction`, 'instruction', i18n.t('block.instruction'), sheet?.instruction ?? '', false)}
    <fieldset>
      <legend>${i18n.t('block.sentences')}</legend>
      ${block.about.map((about, at) =>
        words(
          options,
          `${id}-item-${at}`,
          'item',
          i18n.t('block.sentence', { n: at + 1, about }),
          sheet?.items[at],
        ),
      )}
    </fieldset>
    <fieldset>
      <legend>${i18n.t('block.scale')}</legend>
      ${block.scale.map((value, at) =>
        words(options, `${id}-step-${at}`, 'step', i18n.t('block.step', { value }), sheet?.scale[at]),
      )}
    </fieldset>
    <fieldset>
      <legend>${i18n.t('block.licence')}</legend>
      <p>${block.licence}</p>
      ${plainField(`${id}-basis`, 'basis', i18n.t('block.basisField'), sheet?.licenceBasis, i18n.t('block.basisHelp'))}
      <label class="choice">
        <input type="checkbox" name="acknowledges" required />
        <span>${i18n.t('block.acknowledge')}</span>
      </label>
    </fieldset>
    <p class="row">
      <button class="button primary" ?disabled=${options.isWorking}>${i18n.t('block.save')}</button>
      <button type="button" class="button plain" @click=${options.close}>${i18n.t('common.cancel')}</button>
    </p>
  </form>`;
}

function plainField(
  id: string,
  name: string,
  label: string,
  given: string | undefined,
  help: string,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      name=${name}
      required
      maxlength=${most}
      pattern=".*\\S.*"
      autocomplete="off"
      aria-describedby=${`${id}-help`}
      .value=${given ?? ''}
    />
    <p class="help" id=${`${id}-help`}>${help}</p>
  </div>`;
}

function words(
  { language, wrong }: SheetFormOptions,
  id: string,
  name: string,
  label: string,
  given = '',
  isRequired = true,
): TemplateResult {
  const field = name === 'item' ? 'items' : name === 'step' ? 'scale' : name;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      name=${name}
      lang=${language}
      dir=${directionOf(language)}
      ?required=${isRequired}
      maxlength=${most}
      pattern=${isRequired ? '.*\\S.*' : nothing}
      autocomplete="off"
      spellcheck="false"
      aria-invalid=${wrong.includes(field) ? 'true' : 'false'}
      .value=${given}
    />
  </div>`;
}

function send(submitting: SubmitEvent, { sheet, send: pass }: SheetFormOptions): void {
  submitting.preventDefault();
  const given = new FormData(submitting.target as HTMLFormElement);
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const list = (name: string) => given.getAll(name).map((one) => String(one).trim());
  pass({
    revision: sheet?.revision ?? 0,
    source: text('source'),
    items: list('item'),
    scale: list('step'),
    instruction: text('instruction'),
    licenceBasis: text('basis'),
    acknowledgesLicence: true,
  });
}
