import { html, nothing, type TemplateResult } from 'lit';

/** What is wrong in a field, below it; the control names it by `<id>-fault`. */
export function faultLine(id: string, words: string | undefined): TemplateResult | typeof nothing {
  return words === undefined ? nothing : html`<p class="fault" id=${`${id}-fault`}>${words}</p>`;
}
