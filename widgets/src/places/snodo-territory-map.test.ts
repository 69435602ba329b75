import { expect } from 'chai';
import { places } from '../../test/fixtures-places.ts';
import { describe, faultsOf, find, findAll, html, it, onPage, recorded } from '../../test/fixtures-page.ts';
import { territory } from '../../test/fixtures-territory.ts';
import './snodo-territory-map.ts';

function map(district: string | null) {
  return html`<snodo-territory-map
    .territory=${territory}
    .places=${places}
    .district=${district}
    .highlightedPlace=${'bar-barona'}
  ></snodo-territory-map>`;
}

function press(target: Element, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

describe('<snodo-territory-map>', () => {
  it('is accessible whole, with a district chosen, and in Arabic', async () => {
    expect(await faultsOf(await onPage(map(null)))).to.deep.equal([]);
    expect(await faultsOf(await onPage(map('municipio-6')))).to.deep.equal([]);
    expect(await faultsOf(await onPage(map(null), 'ar'))).to.deep.equal([]);
  });

  it('has a name, and says that the list has everything', async () => {
    const page = await onPage(map(null));
    const drawing = find(page, '.drawing');
    expect(drawing.getAttribute('aria-label')).to.contain('Mappa schematica');
    expect(find(page, '#about').textContent).to.contain('contiene comunque tutto');
  });

  it('makes the programme’s districts buttons that say how many places they have', async () => {
    const page = await onPage(map(null));
    const buttons = findAll<SVGGElement>(page, 'g[role=button]');
    expect(buttons.map((button) => button.getAttribute('aria-label'))).to.deep.equal([
      'Municipio 4: 1 luogo',
      'Municipio 6: 4 luoghi',
    ]);
    expect(buttons.every((button) => button.tabIndex === 0)).to.equal(true);
  });

  it('chooses a district by pointer, Enter and Space, and lets it go when chosen again', async () => {
    const page = await onPage(map(null));
    const chosen = recorded<{ district: string | null }>(page, 'snodo-district-chosen');
    const button = find(page, '[data-district=municipio-4]', SVGGElement);
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    press(button, 'Enter');
    expect(press(button, ' ').defaultPrevented).to.equal(true);
    expect(press(button, 'a').defaultPrevented).to.equal(false);
    expect(chosen.map(({ district }) => district)).to.deep.equal([
      'municipio-4',
      'municipio-4',
      'municipio-4',
    ]);
    const narrowed = await onPage(map('municipio-4'));
    const freed = recorded<{ district: string | null }>(narrowed, 'snodo-district-chosen');
    press(find(narrowed, '[data-district=municipio-4]', SVGGElement), 'Enter');
    find(narrowed, 'button').click();
    expect(freed.map(({ district }) => district)).to.deep.equal([null, null]);
  });

  it('names the quarters of the chosen district and points out one place', async () => {
    const page = await onPage(map('municipio-6'));
    const names = findAll<SVGTextElement>(page, '.quarter').map(({ textContent }) => textContent);
    expect(names).to.include.members(['Giambellino', 'Barona']);
    expect(findAll<SVGCircleElement>(page, '.highlighted').map((dot) => dot.dataset['place'])).to.deep.equal([
      'bar-barona',
    ]);
  });
});
