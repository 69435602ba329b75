import { expect } from 'chai';
import { campaigns, release, tooFewRelease } from '../../test/fixtures-campaigns.ts';
import {
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  onPage,
  recorded,
  settled,
  textOf,
} from '../../test/fixtures-page.ts';
import './snodo-release-table.ts';
import './snodo-release-view.ts';

const [single] = release.tables;

function figure(form: 'chart' | 'table', respondents: number | null = 179) {
  return html`<snodo-release-table
    .table=${single}
    .respondents=${respondents}
    .releasedOn=${'2026-04-14'}
    .form=${form}
  ></snodo-release-table>`;
}

describe('<snodo-release-table>', () => {
  it('is accessible as a chart and as a table', async () => {
    expect(await faultsOf(await onPage(figure('chart')))).to.deep.equal([]);
    expect(await faultsOf(await onPage(figure('table')))).to.deep.equal([]);
    expect(await faultsOf(await onPage(figure('chart'), 'ar'))).to.deep.equal([]);
  });

  it('never shows a number for a hidden cell, whatever the release carries', async () => {
    for (const form of ['chart', 'table'] as const) {
      const page = await onPage(figure(form));
      const rows = findAll(page, form === 'chart' ? '.row.hidden' : 'tr:has(.withheld)');
      expect(rows).to.have.length(2);
      for (const row of rows) {
        expect(row.textContent).to.contain('nascosto per proteggere le persone');
        expect(row.textContent).not.to.match(/\d/u);
        expect(findAll(row, 'rect').every((bar) => bar.getAttribute('width') === '100%')).to.equal(true);
      }
      expect(find(page, 'section').outerHTML).not.to.match(/\b9\b/u);
    }
  });

  it('says n and date, and shares of those who answered', async () => {
    const page = await onPage(figure('chart'));
    expect(find(page, '.foot').textContent).to.contain('n = 179').and.to.contain('14 aprile 2026');
    expect(find(page, '.row.shown').textContent).to.contain('49,2%').and.to.contain('88');
    expect(find(page, '.row.rest').textContent).to.contain('Gruppi piccoli, insieme');
  });

  it('summarises the chart for those who cannot see it', async () => {
    const summary = find(await onPage(figure('chart')), '[role=img]').getAttribute('aria-label');
    expect(summary).to.contain('Mezzi pubblici').and.to.contain('2 sono nascoste').and.to.contain('tabella');
  });

  it('has counts alone when nobody may know how many answered', async () => {
    const page = await onPage(figure('table', null));
    expect(textOf(page)).to.contain('88').and.not.to.contain('%');
  });

  it('turns over to the same figures as a table, and back', async () => {
    const page = await onPage(figure('chart'));
    find(page, '.turn').click();
    await settled();
    expect(
      findAll(page, 'tbody tr').map((row) => row.textContent.replaceAll(/\s+/gu, ' ').trim()),
    ).to.deep.equal([
      'Mezzi pubblici 88 49,2%',
      'Auto 78 43,6%',
      'A piedi nascosto per proteggere le persone',
      'Altro nascosto per proteggere le persone',
      'Gruppi piccoli, insieme 13 7,3%',
    ]);
    find(page, '.turn').click();
    await settled();
    expect(findAll(page, '[role=img]')).to.have.length(1);
  });
});

describe('<snodo-release-view>', () => {
  const view = (shown = release) =>
    html`<snodo-release-view .campaign=${campaigns[1]} .release=${shown}></snodo-release-view>`;

  it('shows every table under one h1, with the rules in plain words', async () => {
    const page = await onPage(view());
    expect(findAll(page, 'h1')).to.have.length(1);
    expect(findAll(page, 'snodo-release-table')).to.have.length(3);
    expect(textOf(page)).to.contain('meno di 10 persone');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('jumps from the contents to a question', async () => {
    const page = await onPage(view());
    findAll(page, 'nav a')[2]?.click();
    const third = findAll(page, 'snodo-release-table')[2];
    expect(third?.shadowRoot?.activeElement?.textContent).to.contain('Quanto è difficile');
  });

  it('writes all figures out at once', async () => {
    const page = await onPage(view());
    findAll<HTMLInputElement>(page, '[name=form]')[1]?.click();
    await settled();
    expect(findAll(page, 'table')).to.have.length(3);
  });

  it('explains kindly why too few answers give no table', async () => {
    const page = await onPage(view(tooFewRelease));
    expect(textOf(page)).to.contain('meno di 10 persone').and.to.contain('Troppo poche risposte');
    expect(findAll(page, 'snodo-release-table')).to.have.length(0);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('goes back', async () => {
    const page = await onPage(view());
    const closed = recorded(page, 'snodo-release-closed');
    find(page, '.back').click();
    expect(closed).to.have.length(1);
  });
});
