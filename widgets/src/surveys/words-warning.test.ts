import { prepareSurvey, visibleQuestions } from '@snodo/survey-engine';
import { expect } from 'chai';
import { describe, faultsOf, find, html, it, onPage, settled } from '../../test/fixtures-page.ts';
import { asking, questions } from '../../test/fixtures-survey.ts';
import { loadI18n } from '../ui/i18n.ts';
import { openRareFields } from './rare-fields.ts';
import './words-warning.ts';

describe('<snodo-words-warning>', () => {
  it('warns while something looks like somebody, and is silent otherwise', async () => {
    const page = await onPage(html`<snodo-words-warning words=""></snodo-words-warning>`);
    const warning = find(page, 'snodo-words-warning');
    const type = async (words: string) => {
      warning.setAttribute('words', words);
      await settled();
      return warning.textContent;
    };
    expect(warning.getAttribute('role')).to.equal('status');
    expect(await type('Chiamatemi al')).to.equal('');
    expect(await type('Chiamatemi al 333 1234567')).to.contain('sembra un nome, un numero');
    const said = warning.firstChild;
    await type('Chiamatemi al 333 12345678');
    expect(warning.firstChild).to.equal(said);
    expect(await faultsOf(page)).to.deep.equal([]);
    expect(await type('Chiamatemi')).to.equal('');
  });

  it('says nothing of what was taken back while its sentence was on the way', async () => {
    const page = await onPage(html`<snodo-words-warning words="scrivi a a@b.it"></snodo-words-warning>`);
    const warning = find(page, 'snodo-words-warning');
    warning.setAttribute('words', 'scrivi a a@c.it');
    warning.setAttribute('words', 'scrivi');
    await settled();
    expect(warning.textContent).to.equal('');
  });

  it('stands under the field of a comment', async () => {
    const rareField = await openRareFields('it');
    const [visible] = visibleQuestions(prepareSurvey(asking(questions.idea), 'it'), {});
    if (visible === undefined) throw new Error('nothing is asked');
    const page = await onPage(
      html`${rareField({
        i18n: await loadI18n('it', ['common', 'survey']),
        visible,
        answers: { idea: 'Ne ho parlato con Rosa Brambilla' },
        isFaulty: false,
        answer: () => undefined,
      })}`,
    );
    await settled();
    expect(find(page, 'textarea').nextElementSibling?.id).to.equal('names');
    expect(find(page, 'snodo-words-warning').textContent).to.contain('sembra un nome');
  });

  it('speaks the language of the page', async () => {
    const page = await onPage(
      html`<snodo-words-warning words="رقمي 0123456789"></snodo-words-warning>`,
      'ar',
    );
    await settled();
    expect(find(page, 'snodo-words-warning').textContent).to.contain('البرنامج');
  });
});
