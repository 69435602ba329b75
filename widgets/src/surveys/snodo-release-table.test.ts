import { expect } from 'chai';
import {
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  onPage,
  settled,
  textOf,
} from '../../test/fixtures-page.ts';
import { releasedTables } from '../../test/fixtures-release.ts';
import { territory } from '../../test/fixtures-territory.ts';
import type { ReleasedTable } from './release-figures.ts';
import './snodo-release-table.ts';
import type { FigureForm } from './snodo-release-table.ts';

function figure(table: ReleasedTable, form: FigureForm = 'chart') {
  return html`<snodo-release-table
    .table=${table}
    .releasedOn=${'2026-04-14'}
    .territory=${territory}
    .form=${form}
  ></snodo-release-table>`;
}

/** Words as they are read, on one line. */
const words = (element: Element) => element.textContent.replaceAll(/\s+/gu, ' ').trim();

/** A table whose hidden answers carry a number by mistake. */
const careless = {
  ...releasedTables.commute,
  groups: [
    {
      ...releasedTables.commute.groups[0],
      people: { from: 7331, to: 7331 },
      shares: [
        { status: 'shown', bound: 'about', percent: 49.162 },
        { status: 'hidden', percent: 7331, count: 7331 },
        { status: 'hidden', count: 7331 },
        { status: 'hidden' },
      ],
    },
  ],
} as unknown as ReleasedTable;

describe('<snodo-release-table>', () => {
  for (const [name, table] of Object.entries(releasedTables)) {
    it(`is accessible as a chart and as a table, in Italian and in Arabic: ${name}`, async () => {
      for (const language of ['it', 'ar'] as const) {
        for (const form of ['chart', 'table'] as const) {
          expect(await faultsOf(await onPage(figure(table, form), language))).to.deep.equal([]);
        }
      }
    });
  }

  it('never shows a number for a hidden answer, whatever the release carries', async () => {
    const page = await onPage(figure(careless));
    const rows = [...findAll(page, '.bar-row.hidden'), ...findAll(page, 'tbody tr:has(.withheld)')];
    expect(rows).to.have.length(6);
    for (const row of rows) {
      expect(row.textContent).to.contain('nascosto per proteggere le persone');
      expect(row.textContent).not.to.match(/\d/u);
    }
    const bars = findAll(page, '.bar-row.hidden rect').map((bar) => bar.outerHTML);
    expect(new Set(bars).size).to.equal(1);
    const drawn = findAll(page, '*').map((element) => element.outerHTML);
    expect(drawn.join('')).not.to.match(/7\.?331|49[.,]1/u);
  });

  it('says how many people roughly, that shares are rounded, the day and the floor', async () => {
    const notes = words(find(await onPage(figure(releasedTables.care)), '.notes'));
    for (const part of [
      '50 persone o più',
      'arrotondate',
      '14 aprile 2026',
      'meno di 12 persone',
      'più risposte',
    ]) {
      expect(notes).to.contain(part);
    }
  });

  it('says what was chosen most, of those that are shown', async () => {
    expect(words(find(await onPage(figure(releasedTables.commute)), '.headline'))).to.equal(
      'La più scelta tra quelle mostrate: «Mezzi pubblici», circa 49%. 2 cifre sono nascoste per proteggere le persone.',
    );
  });

  it('turns over to the same figures as a table, and back, by keyboard', async () => {
    const page = await onPage(figure(releasedTables.commute));
    expect(findAll(page, '.bar-row').map(words)).to.deep.equal([
      'Mezzi pubblici circa 49%',
      'Auto circa 44%',
      'A piedi nascosto per proteggere le persone',
      'Altro nascosto per proteggere le persone',
    ]);
    const turn = find(page, '.turn', HTMLButtonElement);
    turn.focus();
    turn.click();
    await settled();
    expect(getComputedStyle(find(page, 'table').closest('div.turned, div.shown') ?? page).display).to.equal(
      'block',
    );
    expect(findAll(page, 'tbody tr').map(words)).to.deep.equal([
      'Mezzi pubblici circa 49%',
      'Auto circa 44%',
      'A piedi nascosto per proteggere le persone',
      'Altro nascosto per proteggere le persone',
    ]);
    expect(find(page, 'section').getRootNode()).to.have.property('activeElement', turn);
    turn.click();
    await settled();
    expect(words(turn)).to.contain('Mostra la tabella');
  });

  it('ranks needs by share, with their place', async () => {
    const page = await onPage(figure(releasedTables.needs));
    expect(findAll(page, '.bar-row .visually-hidden').map(words)).to.deep.equal([
      '1º posto:',
      '2º posto:',
      '2º posto:',
      '4º posto:',
      '5º posto:',
    ]);
    expect(words(findAll(page, '.bar-row')[0] ?? page)).to.contain('Aiuto con i genitori anziani');
  });

  it('runs a scale with the reading direction, and points at its mean', async () => {
    for (const [language, way] of [
      ['it', 1],
      ['ar', -1],
    ] as const) {
      const page = await onPage(figure(releasedTables.strain), language);
      const columns = findAll(page, '.upright .bar-row').map((column) => column.getBoundingClientRect().x);
      const lasting = columns.every((x, index) => index === 0 || (x - (columns[index - 1] ?? 0)) * way > 0);
      expect(lasting, language).to.equal(true);
      const third = findAll(page, '.upright .bar-row')[2]?.getBoundingClientRect();
      const fourth = findAll(page, '.upright .bar-row')[3]?.getBoundingClientRect();
      const pointer = find(page, '.axis .pointer', SVGElement).getBoundingClientRect();
      const middle = (box?: DOMRect) => (box ? box.x + box.width / 2 : NaN);
      const share = (middle(pointer) - middle(third)) / (middle(fourth) - middle(third));
      expect(share).to.be.closeTo(0.4, 0.02);
    }
  });

  it('names the ends of a scale of numbers, and leaves words to speak for themselves', async () => {
    expect(words(find(await onPage(figure(releasedTables.strain)), '.ends'))).to.contain(
      '1 è il valore più basso',
    );
    expect(findAll(await onPage(figure(releasedTables.tiredness)), '.ends')).to.have.length(0);
  });

  it('sets the wave before beside this one, and says in words what became more or less', async () => {
    const page = await onPage(figure(releasedTables.enoughTime));
    expect(words(find(page, '.trend'))).to.contain('15 aprile 2025');
    expect(findAll(page, '.figures').map(words)).to.deep.equal([
      'circa 21% meno di prima Prima: circa 30%',
      'circa 36% circa come prima Prima: circa 34%',
      'circa 35% più di prima Prima: circa 24%',
      'meno del 10% non si può dire Prima: meno del 10%',
    ]);
    expect(words(find(page, 'thead'))).to.equal('Risposta Quota Prima Confronto');
  });

  it('says that the composition changed, and then compares nothing', async () => {
    const page = await onPage(figure(releasedTables.helped));
    expect(textOf(page)).to.contain('La composizione è cambiata');
    expect(textOf(page)).not.to.contain('77').and.not.to.contain('Prima');
  });

  it('says why a table was refused and what can be done', async () => {
    const page = await onPage(figure(releasedTables.refused));
    expect(textOf(page)).to.contain('Tabella non pubblicata').and.to.contain('unire le risposte simili');
    expect(findAll(page, 'table, .bar-row')).to.have.length(0);
  });
});

describe('a crossed table', () => {
  it('has a chart for each answer and one of the means, a bar for each group, people as ranges', async () => {
    const page = await onPage(figure(releasedTables.bySite));
    expect(findAll(page, '.panel h3').map(words)).to.deep.equal([
      'Media · su una scala da 1 a 4',
      'Per niente',
      'Poco',
      'Abbastanza',
      'Molto',
    ]);
    expect(findAll(page, '.key li').map(words)).to.deep.equal([
      'Rogoredo · 20–49 persone',
      'Giambellino · 50 persone o più',
      'Barona · nascosto per proteggere le persone',
    ]);
    expect(words(findAll(page, '.panel')[1] ?? page)).to.equal(
      'Per niente Rogoredo circa 20% Giambellino circa 11% Barona nascosto',
    );
    expect(findAll(page, 'tr.people > *').map(words)).to.deep.equal([
      'Hanno risposto',
      '20–49 persone',
      '50 persone o più',
      'nascosto',
    ]);
  });

  it('is drawn on the map when its groups are districts, with the same figures in a list', async () => {
    const page = await onPage(figure(releasedTables.byDistrict));
    expect(findAll(page, '.list li').map(words).slice(3, 7)).to.deep.equal([
      'Municipio 4 20–49 persone circa 55%',
      'Municipio 5 10–19 persone circa 30%',
      'Municipio 6 20–49 persone più del 90%',
      'Municipio 7 nascosto',
    ]);
    expect(words(find(page, '[data-district=municipio-6]', SVGElement))).to.contain('>90%');
    expect(
      find(page, '[data-district=municipio-4] .district', SVGElement).classList.contains('step-3'),
    ).to.equal(true);
  });

  it('hatches a hidden district and shows no figure on it; one without answers has none either', async () => {
    const page = await onPage(figure(releasedTables.byDistrict));
    for (const district of ['municipio-1', 'municipio-7', 'municipio-9']) {
      const area = find(page, `[data-district=${district}]`, SVGElement);
      expect(area.querySelector('.share')).to.equal(null);
      expect(area.innerHTML.includes('map-hidden')).to.equal(district !== 'municipio-9');
    }
  });

  it('draws another answer when it is chosen', async () => {
    const page = await onPage(figure(releasedTables.byDistrict));
    const choice = find(page, 'select', HTMLSelectElement);
    choice.value = '1';
    choice.dispatchEvent(new Event('change'));
    await settled();
    expect(words(find(page, '.list h3'))).to.equal('Aiuto per gli anziani');
    expect(words(findAll(page, '.list li')[7] ?? page)).to.equal('Municipio 8 20–49 persone circa 45%');
    expect(find(page, '.drawing', SVGElement).getAttribute('aria-label')).to.contain('Aiuto per gli anziani');
  });

  it('has its charts where there is no drawing of the territory', async () => {
    const page = await onPage(
      html`<snodo-release-table
        .table=${releasedTables.byDistrict}
        .releasedOn=${'2026-04-14'}
      ></snodo-release-table>`,
    );
    expect(findAll(page, 'snodo-release-districts')).to.have.length(0);
    expect(findAll(page, '.panel')).to.have.length(4);
  });
});
