import { html, nothing, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import type { KeptPlace, KeptSpace } from './hosting-api.ts';
import { HostingSection } from './hosting-section.ts';
import { hostingStyles } from './hosting.styles.ts';
import './snodo-space-blocks.ts';
import './snodo-space-form.ts';
import { kindWords, modeWords } from './space-words.ts';
import { toChange } from './read-space.ts';

/** The spaces of a place: what each is, paused and opened again with one press, changed, kept for the host's own days. */
export class SnodoKeptSpaces extends HostingSection {
  static override properties = { ...HostingSection.properties, open: { state: true } };
  static override styles = [baseStyles, ...hostingStyles];

  /** What is being worked at: `new`, or what is done with which space. */
  declare private open: string | undefined;

  protected override render() {
    const { i18n, place } = this;
    if (!i18n || !place) return nothing;
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${i18n.t('hosting.spaces')}</h3>
      ${place.spaces.length === 0 ? html`<p class="soft">${i18n.t('hosting.noSpaces')}</p>` : nothing}
      <ul role="list" class="list">
        ${place.spaces.map((space) => html`<li>${this.#space(i18n, place, space)}</li>`)}
      </ul>
      ${this.outcomeLine()} ${this.#new(i18n, place)}
    </section>`;
  }

  #new(i18n: I18n, place: KeptPlace): TemplateResult {
    if (this.open !== 'new')
      return html`<button type="button" class="button primary" @click=${() => this.#toggle('new')}>
        ${i18n.t('hosting.spaceAdd')}
      </button>`;
    return html`<snodo-space-form
      .api=${this.api}
      .place=${place}
      @snodo-space-form-closed=${() => (this.open = undefined)}
    ></snodo-space-form>`;
  }

  #space(i18n: I18n, place: KeptPlace, space: KeptSpace): TemplateResult {
    const isEdited = this.open === `edit ${space.id}`;
    const isBlocked = this.open === `block ${space.id}`;
    const named = html`<span class="visually-hidden"> ${space.name}</span>`;
    return html`<article class="card" aria-labelledby=${`of-${space.id}`}>
      ${space.isPaused ? html`<p><span class="chip">${i18n.t('hosting.paused')}</span></p>` : nothing}
      <h4 id=${`of-${space.id}`}><bdi>${space.name}</bdi></h4>
      <ul role="list" class="facts">
        <li>
          ${i18n.t(kindWords[space.kind])} · ${i18n.t(modeWords[space.mode])} ·
          ${i18n.t(space.mode === 'seats' ? 'booking.seatsOf' : 'booking.peopleOf', { count: space.capacityPeople })}
        </li>
        ${space.parts.length === 0 ? nothing : html`<li>${i18n.t('hosting.madeOf', { parts: space.parts.join(', ') })}</li>`}
        <li>
          ${space.access
            .map(({ audience, needsApproval }) =>
              i18n.t(needsApproval ? `hosting.asks_${audience}` : `hosting.books_${audience}`),
            )
            .join(' · ')}
        </li>
        <li>${i18n.t(space.opensWithPlace ? 'hosting.opensWithPlace' : 'hosting.opensAlone')}</li>
        ${space.blocks.length === 0 ? nothing : html`<li>${i18n.t('hosting.blocksOf', { count: space.blocks.length })}</li>`}
      </ul>
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-expanded=${isEdited ? 'true' : 'false'}
          @click=${() => this.#toggle(`edit ${space.id}`)}
        >
          ${i18n.t('hosting.change')}${named}
        </button>
        <button
          type="button"
          class="button"
          aria-expanded=${isBlocked ? 'true' : 'false'}
          @click=${() => this.#toggle(`block ${space.id}`)}
        >
          ${i18n.t('hosting.block')}${named}
        </button>
        <button
          type="button"
          class="button"
          ?disabled=${this.isWorking}
          @click=${() => void this.#pause(space)}
        >
          ${i18n.t(space.isPaused ? 'hosting.resume' : 'hosting.pause')}${named}
        </button>
      </div>
      ${
        isEdited
          ? html`<snodo-space-form
              .api=${this.api}
              .place=${place}
              .space=${space}
              @snodo-space-form-closed=${() => (this.open = undefined)}
            ></snodo-space-form>`
          : nothing
      }
      ${
        isBlocked
          ? html`<snodo-space-blocks .api=${this.api} .place=${place} .space=${space}></snodo-space-blocks>`
          : nothing
      }
    </article>`;
  }

  #toggle(what: string): void {
    this.outcome = undefined;
    this.open = this.open === what ? undefined : what;
  }

  async #pause(space: KeptSpace): Promise<void> {
    const isPaused = !space.isPaused;
    const done = await this.act(
      (api) => api.changeSpace(space.id, { ...toChange(space), isPaused }),
      isPaused ? 'hosting.pausedNow' : 'hosting.resumedNow',
    );
    if (done) this.tellChanged();
  }
}

if (!customElements.get('snodo-kept-spaces')) customElements.define('snodo-kept-spaces', SnodoKeptSpaces);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-kept-spaces': SnodoKeptSpaces;
  }
}
