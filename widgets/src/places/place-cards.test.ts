import { expect } from 'chai';
import '../catalogue/snodo-service-card.ts';
import { activities, places, services, taxonomy } from '../../test/fixtures-places.ts';
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
import { territory } from '../../test/fixtures-territory.ts';
import './snodo-activity-card.ts';
import './snodo-place-card.ts';
import './snodo-place-detail.ts';

const [club, chemist] = places;
const handedOver = places.at(-1);

describe('<snodo-place-card>', () => {
  it('says kind, where, host and what is there, and asks to see the place', async () => {
    const page = await onPage(
      html`<snodo-place-card .place=${chemist} .territory=${territory}></snodo-place-card>`,
    );
    const text = textOf(page);
    for (const part of ['Isola di Wendy', 'Giambellino · Municipio 6', 'Farmacia ospite', 'Fasciatoio']) {
      expect(text).to.contain(part);
    }
    const chosen = recorded(page, 'snodo-place-chosen');
    find(page, 'button').click();
    expect(chosen).to.deep.equal([{ code: 'farmacia-giambellino' }]);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says so when the place is not simply open', async () => {
    const page = await onPage(
      html`<snodo-place-card .place=${handedOver} .territory=${territory}></snodo-place-card>`,
    );
    expect(textOf(page)).to.contain('Passato in mano al quartiere');
  });

  it('points itself out while the focus is on it', async () => {
    const page = await onPage(
      html`<snodo-place-card .place=${chemist} .territory=${territory}></snodo-place-card>`,
    );
    const pointed = recorded(page, 'snodo-place-pointed');
    const button = find(page, 'button');
    button.focus();
    button.blur();
    expect(pointed).to.deep.equal([{ code: 'farmacia-giambellino' }, { code: null }]);
  });
});

describe('<snodo-service-card>', () => {
  it('says what is not known instead of leaving it out', async () => {
    const page = await onPage(
      html`<snodo-service-card
        .service=${services[1]}
        .territory=${territory}
        .taxonomy=${taxonomy}
      ></snodo-service-card>`,
    );
    const text = textOf(page);
    for (const part of ['Costo: non lo sappiamo', 'Orari: non li sappiamo', 'Zona: non la sappiamo']) {
      expect(text).to.contain(part);
    }
    find(page, 'details', HTMLDetailsElement).open = true;
    await settled();
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says when it is for the people of one’s own organisation only', async () => {
    const [service] = services;
    const words = 'Solo per chi fa parte della tua organizzazione';
    const open = await onPage(html`<snodo-service-card .service=${service}></snodo-service-card>`);
    expect(textOf(open)).not.to.contain(words);
    const [activity] = activities;
    const page = await onPage(
      html`<snodo-service-card .service=${service && { ...service, audience: 'yours' }}></snodo-service-card>
        <snodo-activity-card
          .activity=${activity && { ...activity, audience: 'yours' }}
        ></snodo-activity-card>`,
    );
    expect(textOf(page).split(words)).to.have.length(3);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('names the group of needs that it answers', async () => {
    const page = await onPage(
      html`<snodo-service-card
        .service=${services[0]}
        .territory=${territory}
        .taxonomy=${taxonomy}
      ></snodo-service-card>`,
    );
    expect(find(page, '.kind').textContent).to.contain('Cura dell’infanzia');
    expect(textOf(page)).to.contain('lunedì–venerdì 16:00–18:30');
  });
});

describe('<snodo-activity-card>', () => {
  it('leads to the place where it is held', async () => {
    const page = await onPage(
      html`<snodo-activity-card .activity=${activities[0]} .territory=${territory}></snodo-activity-card>`,
    );
    const chosen = recorded(page, 'snodo-place-chosen');
    find(page, '.foot button').click();
    expect(chosen).to.deep.equal([{ code: 'circolo-acli' }]);
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

describe('<snodo-place-detail>', () => {
  it('opens as a modal dialog with everything held there, and says what is made up', async () => {
    const page = await onPage(
      html`<snodo-place-detail
        .place=${club}
        .territory=${territory}
        .services=${services}
        .activities=${activities}
      ></snodo-place-detail>`,
    );
    expect(find(page, 'dialog', HTMLDialogElement).matches(':modal')).to.equal(true);
    const text = textOf(page);
    for (const part of [
      'Doposcuola di quartiere',
      'Fiabe in cortile',
      'sabato',
      'dettagli sono dimostrativi',
    ]) {
      expect(text).to.contain(part);
    }
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says that it is closed, once', async () => {
    const page = await onPage(
      html`<snodo-place-detail .place=${club} .territory=${territory}></snodo-place-detail>`,
    );
    const closed = recorded(page, 'snodo-place-closed');
    find(page, '.close').click();
    await settled();
    expect(closed).to.have.length(1);
  });

  it('waits for what is held there, and says when there is nothing', async () => {
    const waiting = await onPage(
      html`<snodo-place-detail .place=${club} .territory=${territory}></snodo-place-detail>`,
    );
    expect(textOf(waiting)).to.contain('Guardiamo cosa si fa qui');
    const empty = await onPage(
      html`<snodo-place-detail
        .place=${club}
        .territory=${territory}
        .services=${[]}
        .activities=${[]}
      ></snodo-place-detail>`,
    );
    expect(textOf(empty)).to.contain('non abbiamo servizi');
    expect(findAll(empty, '.list')).to.deep.equal([]);
  });
});
