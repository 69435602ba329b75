import { OwnSection } from '../../identity/own-section.ts';
import type { HostingApi, KeptPlace } from './hosting-api.ts';

/**
 * One part of a place as its host looks after it: what she does there is told to the page around it, which loads the
 * place anew.
 *
 * @fires snodo-hosted-place-changed - The place is another now
 */
export abstract class HostingSection extends OwnSection<HostingApi> {
  static override properties = { ...OwnSection.properties, place: { attribute: false } };

  declare place: KeptPlace | undefined;

  protected override readonly section = 'spaces';

  protected tellChanged(): void {
    this.dispatchEvent(new CustomEvent('snodo-hosted-place-changed', { bubbles: true, composed: true }));
  }
}
