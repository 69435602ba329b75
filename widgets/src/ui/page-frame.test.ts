import { expect } from 'chai';
import { describe, faultsOf, find, findAll, html, it, onPage } from '../../test/fixtures-page.ts';
import { SnodoPageFrame } from './page-frame.ts';

function frame(signedInName: string | null) {
  return html`<snodo-page-frame
    .programme=${"Milano Sei l'Altro"}
    .languages=${['it', 'en', 'ar']}
    .section=${'places'}
    .signedInName=${signedInName}
    .address=${'/console?campaign=primavera-2026'}
    ><h1>Titolo</h1></snodo-page-frame
  >`;
}

describe('<snodo-page-frame>', () => {
  it('is accessible to a stranger and to someone who is signed in', async () => {
    expect(await faultsOf(await onPage(frame(null)))).to.deep.equal([]);
    expect(await faultsOf(await onPage(frame('Giulia Ferri')))).to.deep.equal([]);
    expect(await faultsOf(await onPage(frame('Giulia Ferri'), 'ar'))).to.deep.equal([]);
  });

  it('moves the focus past the header with the skip link', async () => {
    const page = await onPage(frame(null));
    find(page, '.skip').click();
    expect(find(page, 'snodo-page-frame').shadowRoot?.activeElement?.localName).to.equal('main');
  });

  it('links each language in its own language and keeps the rest of the address', async () => {
    const page = await onPage(frame(null));
    const links = findAll<HTMLAnchorElement>(page, 'a[hreflang]');
    expect(
      links.map((link) => [link.lang, link.textContent.trim(), link.getAttribute('href')]),
    ).to.deep.equal([
      ['it', 'Italiano', '/console?campaign=primavera-2026&lang=it'],
      ['en', 'English', '/console?campaign=primavera-2026&lang=en'],
      ['ar', 'العربية', '/console?campaign=primavera-2026&lang=ar'],
    ]);
  });

  it('leads to the desk whoever works there, and nobody else', async () => {
    const places = (page: HTMLElement) =>
      findAll<HTMLAnchorElement>(page, 'nav a').map(({ pathname }) => pathname);
    const page = await onPage(frame('Marta Conti'));
    expect(places(page)).not.to.include('/desk');
    const shown = find(page, 'snodo-page-frame', SnodoPageFrame);
    shown.workplaces = ['desk'];
    await shown.updateComplete;
    expect(places(page)).to.include('/desk');
    expect(places(page)).not.to.include('/console');
  });

  it('keeps its links in a menu where the window is narrow, and says whether it is open', async () => {
    const page = await onPage(frame(null));
    const button = find(page, 'button.menu', HTMLButtonElement);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    button.click();
    await find(page, 'snodo-page-frame', SnodoPageFrame).updateComplete;
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('signs in so as to come back to the same page, and signs out by a form', async () => {
    const stranger = await onPage(frame(null));
    expect(find(stranger, 'a[href^="/account/sign-in"]').getAttribute('href')).to.equal(
      '/account/sign-in?return=%2Fconsole%3Fcampaign%3Dprimavera-2026&lang=it',
    );
    const known = await onPage(frame('Giulia Ferri'));
    expect(find(known, 'form[action="/account/sign-out"]', HTMLFormElement).method).to.equal('post');
  });
});
