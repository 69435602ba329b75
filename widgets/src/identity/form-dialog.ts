import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import type { DeskApi } from './desk-api.ts';
import { fillFromDraft, inDraft, keepDraft, type FormDraft } from './form-draft.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

/**
 * A form in a dialog that stays open until the API has taken it: what is refused is marked where it stands, and who
 * is sent away to show who she is finds again what she had typed.
 *
 * @fires snodo-dialog-closed - Nothing is to be done
 */
export abstract class FormDialog extends OwnSection<DeskApi> {
  static override properties = {
    ...OwnSection.properties,
    isOpen: { type: Boolean, attribute: false },
    draft: { attribute: false },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    ownSectionStyles,
    css`
      form.sheet {
        max-inline-size: none;
      }
    `,
  ];

  declare isOpen: boolean;
  /** What she had typed before. */
  declare draft: FormDraft | undefined;

  protected override readonly section = 'connections';
  /** The same as long as the same form is sent again, so that a lost answer makes nothing twice. */
  protected key = crypto.randomUUID();

  /** Name of the form in a draft. */
  protected abstract readonly form: string;
  /** What it is about; empty for something new. */
  protected abstract get subject(): string;
  protected abstract heading(i18n: I18n): string;
  protected abstract fields(i18n: I18n): TemplateResult;
  /** Sends what the form says; true when it was taken. */
  protected abstract send(given: FormData): Promise<boolean>;

  constructor() {
    super();
    this.isOpen = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('isOpen') || !this.isOpen) return;
    this.outcome = undefined;
    this.key = crypto.randomUUID();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n || !this.isOpen) return nothing;
    return html`<dialog aria-labelledby="heading" @close=${this.close}>
      <form
        class="sheet"
        method="dialog"
        @submit=${this.#submit}
        @input=${() => (this.key = crypto.randomUUID())}
      >
        <h2 id="heading">${this.heading(i18n)}</h2>
        ${
          this.draft
            ? html`<p class="notice">
                <snodo-icon name="info"></snodo-icon><span>${i18n.t('desk.connections.draft')}</span>
              </p>`
            : nothing
        }
        ${this.fields(i18n)}
        ${
          this.wrongFields.length > 0
            ? html`<p class="fault" role="alert">${i18n.t('desk.connections.wrong')}</p>`
            : this.outcomeLine()
        }
        <div class="row">
          <button class="button primary" ?disabled=${this.isWorking}>
            ${i18n.t('desk.connections.save')}
          </button>
          <button type="button" class="button" @click=${this.close}>${i18n.t('common.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || dialog.open) return;
    dialog.showModal();
    const form = dialog.querySelector('form');
    if (form && this.draft) fillFromDraft(form, this.draft);
  }

  /** A labelled control with its help, and marked when the API refused what stands in it. */
  protected field(
    i18n: I18n,
    id: string,
    label: string,
    control: (described: string, invalid: 'true' | 'false') => TemplateResult,
    { help, faults = [id] }: { help?: string; faults?: readonly string[] } = {},
  ): TemplateResult {
    const isWrong = this.isWrong(...faults);
    const described = `${help === undefined ? '' : `${id}-help`} ${isWrong ? `${id}-fault` : ''}`.trim();
    return html`<div class="field">
      <label for=${id}>${label}</label>
      ${control(described, isWrong ? 'true' : 'false')}
      ${help === undefined ? nothing : html`<p class="help" id="${id}-help">${help}</p>`}
      ${
        isWrong
          ? html`<p class="fault" id="${id}-fault">${i18n.t('desk.connections.wrongField')}</p>`
          : nothing
      }
    </div>`;
  }

  protected isWrong(...fields: string[]): boolean {
    return this.wrongFields.some((field) => fields.includes(field));
  }

  protected typed(field: string): string | undefined {
    return inDraft(this.draft, field);
  }

  protected readonly close = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-dialog-closed'));
  };

  readonly #submit = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    if (await this.send(new FormData(form))) return;
    if (this.outcome?.kind === 'step-up') keepDraft(this.form, this.subject, form);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
}

/** The lines of a text that say something. */
export function linesOf(text: FormDataEntryValue | null): string[] {
  return String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
