import { expect } from 'chai';
import { campaigns, tooFewRelease } from '../../test/fixtures-campaigns.ts';
import {
  afterEach,
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
import { wholeRelease } from '../../test/fixtures-release.ts';
import { territory } from '../../test/fixtures-territory.ts';
import './snodo-release-view.ts';

const view = (shown = wholeRelease) =>
  html`<snodo-release-view
    .campaign=${campaigns[1]}
    .release=${shown}
    .territory=${territory}
  ></snodo-release-view>`;

describe('<snodo-release-view>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`shows every table under one h1, accessible, in ${language}`, async () => {
      const page = await onPage(view(), language);
      expect(findAll(page, 'h1')).to.have.length(1);
      expect(findAll(page, 'snodo-release-table')).to.have.length(wholeRelease.tables.length - 1);
      expect(await faultsOf(page)).to.deep.equal([]);
      expect(textOf(page)).not.to.match(/\b(?:release|console|common)\.[a-z]/u);
    });
  }

  it('says whose answers they are, and how many in ranges', async () => {
    const page = await onPage(view());
    const facts = findAll(page, '.facts dd').map((fact) => fact.textContent);
    expect(facts).to.deep.equal([
      'Officine Naviglio S.p.A.',
      '50 persone o più',
      'tra 45% e 50%',
      '10 persone',
      '14 aprile 2026',
    ]);
  });

  it('says of a pool that several organisations answered together', async () => {
    const page = await onPage(view({ ...wholeRelease, audience: { kind: 'pool', name: null, sites: [] } }));
    expect(find(page, '.facts dd').textContent).to.equal('più organizzazioni, insieme');
  });

  it('says in plain words how people are protected', async () => {
    const page = await onPage(view());
    expect(textOf(find(page, '.rules')))
      .to.contain('meno di 10 persone')
      .and.to.contain('I numeri esatti non si mostrano mai');
  });

  it('jumps from the contents to a question and to what people wrote', async () => {
    const page = await onPage(view());
    findAll(page, 'nav a')[2]?.click();
    const third = findAll(page, 'snodo-release-table')[2];
    expect(third?.shadowRoot?.activeElement?.textContent).to.contain('Quanto è difficile');
    findAll(page, 'nav a').at(-1)?.click();
    expect(find(page, 'snodo-release-view').shadowRoot?.activeElement?.id).to.equal('themes');
  });

  it('folds the tables by groups below their question, and opens them when asked', async () => {
    const page = await onPage(view());
    const shown = () => findAll(page, 'snodo-release-table').length;
    const before = shown();
    const folded = findAll<HTMLDetailsElement>(page, 'details.crossed');
    expect(folded.length).to.be.greaterThan(0);
    folded[0]?.querySelector('summary')?.click();
    await settled();
    await settled();
    expect(shown()).to.be.greaterThan(before);
    expect(await faultsOf(page)).to.deep.equal([]);
    folded[0]?.querySelector('summary')?.click();
    await settled();
    await settled();
    expect(shown()).to.equal(before);
  });

  it('shows what people wrote by theme, with ranges and none of their words', async () => {
    const themes = find(await onPage(view()), '.themes');
    expect(themes.textContent)
      .to.contain('Più posti dove stare con i bambini')
      .and.to.contain('20–49 persone');
  });

  it('writes all figures out at once', async () => {
    const page = await onPage(view());
    findAll<HTMLInputElement>(page, '[name=form]')[1]?.click();
    await settled();
    const seen = findAll(page, 'table').filter((table) => table.checkVisibility());
    expect(seen).to.have.length(wholeRelease.tables.length - 2);
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

describe('<snodo-release-downloads>', () => {
  const saved: { name: string; blob: Blob | undefined }[] = [];
  const realClick = HTMLAnchorElement.prototype.click;
  const realAddress = URL.createObjectURL.bind(URL);

  afterEach(() => {
    HTMLAnchorElement.prototype.click = realClick;
    URL.createObjectURL = realAddress;
    saved.length = 0;
  });

  /** Presses a button and waits until the file would be saved. */
  async function save(page: HTMLElement, format: string): Promise<void> {
    let made: Blob | undefined;
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) made = blob;
      return realAddress(blob);
    };
    HTMLAnchorElement.prototype.click = function click() {
      saved.push({ name: this.download, blob: made });
    };
    find(page, `[data-format=${format}]`).click();
    for (let turn = 0; turn < 20 && saved.length === 0; turn += 1) await settled();
    await settled();
  }

  it('gives the figures as comma-separated values and as a workbook, and says so', async () => {
    const page = await onPage(view());
    await save(page, 'csv');
    await save(page, 'xlsx');
    expect(saved.map(({ name }) => name)).to.deep.equal([
      'primavera-2026-2026-04-14.csv',
      'primavera-2026-2026-04-14.xlsx',
    ]);
    const [csv, workbook] = saved;
    expect(await csv?.blob?.text())
      .to.contain('"circa 49%"')
      .and.to.contain('"nascosto per proteggere le persone"');
    expect(new Uint8Array((await workbook?.blob?.arrayBuffer()) ?? []).slice(0, 2)).to.deep.equal(
      new Uint8Array([0x50, 0x4b]),
    );
    expect(find(page, 'snodo-release-downloads [role=status], [role=status]').textContent).to.contain(
      'File pronto',
    );
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});
