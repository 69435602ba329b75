import { html, nothing, type TemplateResult } from 'lit';
import { languageName } from '../service-words.ts';
import {
  checkboxes,
  knownField,
  localTextField,
  removeButton,
  selectField,
  textField,
} from './form-fields.ts';
import { emptyContact, type Contact } from './service-draft.ts';
import { without, withOne, type StepView } from './step-view.ts';

const spoken = [
  'it',
  'en',
  'ar',
  'es',
  'fr',
  'ro',
  'uk',
  'zh',
  'tl',
  'si',
  'bn',
  'sq',
  'pt',
  'de',
  'ru',
] as const;
const shownTo = ['everyone', 'members', 'managers'] as const;
const mostDocuments = 20;
const mostContacts = 10;

/** What is spoken there, what to bring, and who can be reached. */
export function moreStep(view: StepView): TemplateResult {
  const { i18n, draft, change } = view;
  return html`${knownField(i18n, 'languages', {
    legend: i18n.t('service-form.languages'),
    isKnown: draft.languages !== null,
    change: (isKnown) => change({ languages: isKnown ? ['it'] : null }),
    field: () =>
      checkboxes('languageList', {
        legend: i18n.t('service-form.languageList'),
        options: spokenNames(view),
        chosen: draft.languages ?? [],
        change: (languages) => change({ languages: languages.slice(0, 10) }),
      }),
  })}
  ${documentsField(view)} ${contactsField(view)}`;
}

const spokenNames = ({ i18n }: StepView) => spoken.map((code) => [code, languageName(i18n, code)] as const);

function documentsField({ i18n, draft, wrong, change }: StepView): TemplateResult {
  const documents = draft.documents ?? [];
  return knownField(i18n, 'documents', {
    legend: i18n.t('service-form.documents'),
    isKnown: draft.documents !== null,
    change: (isKnown) => change({ documents: isKnown ? [] : null }),
    field: () =>
      html`${
        documents.length === 0
          ? html`<p class="soft">${i18n.t('service-form.documentsNone')}</p>`
          : documents.map(
              (text, at) =>
                html`<div class="part" id="documents-${at}" tabindex="-1">
                  ${localTextField(i18n, `document-${at}`, {
                    label: i18n.t('service-form.document', { number: at + 1 }),
                    text,
                    most: 200,
                    wrong: wrong(`documents.${at}`),
                    change: (given) =>
                      change({ documents: documents.map((one, index) => (index === at ? given : one)) }),
                  })}
                  ${removeButton(i18n.t('service-form.documentRemove'), () =>
                    change({ documents: without(documents, at) }),
                  )}
                </div>`,
            )
      }
      ${
        documents.length >= mostDocuments
          ? nothing
          : html`<button
              type="button"
              class="button"
              @click=${() => change({ documents: [...documents, { it: '' }] })}
            >
              ${i18n.t('service-form.documentAdd')}
            </button>`
      }`,
  });
}

function contactsField(view: StepView): TemplateResult {
  const { i18n, draft, change } = view;
  return html`<fieldset id="contacts" tabindex="-1">
    <legend>${i18n.t('service-form.contacts')}</legend>
    <p class="help">${i18n.t('service-form.contactsHelp')}</p>
    ${draft.contacts.map((contact, at) => contactPart(view, contact, at))}
    ${
      draft.contacts.length >= mostContacts
        ? nothing
        : html`<button
            type="button"
            class="button"
            @click=${() => change({ contacts: [...draft.contacts, emptyContact()] })}
          >
            ${i18n.t('service-form.contactAdd')}
          </button>`
    }
  </fieldset>`;
}

function contactPart(view: StepView, contact: Contact, at: number): TemplateResult {
  const { i18n, draft, wrong, change } = view;
  const set = (given: Partial<Contact>) => change({ contacts: withOne(draft.contacts, at, given) });
  const fault = wrong(`contacts.${at}`);
  const id = `contact-${at}`;
  return html`<div
    class="part"
    id="contacts-${at}"
    tabindex="-1"
    role="group"
    aria-label=${i18n.t('service-form.contact', { number: at + 1 })}
  >
    ${localTextField(i18n, id, {
      label: i18n.t('service-form.contactLabel'),
      help: i18n.t('service-form.contactLabelHelp'),
      text: contact.label,
      most: 80,
      change: (label) => set({ label }),
    })}
    <div class="pair">
      ${textField(`${id}-phone`, {
        label: i18n.t('service-form.phone'),
        type: 'tel',
        text: contact.phone ?? '',
        most: 40,
        change: (phone) => set({ phone }),
      })}
      ${textField(`${id}-mail`, {
        label: i18n.t('service-form.mail'),
        type: 'email',
        text: contact.mail ?? '',
        most: 254,
        change: (mail) => set({ mail }),
      })}
      ${textField(`${id}-website`, {
        label: i18n.t('service-form.website'),
        type: 'url',
        text: contact.website ?? '',
        most: 300,
        change: (website) => set({ website }),
      })}
    </div>
    ${selectField(`${id}-shown`, {
      label: i18n.t('service-form.shownTo'),
      chosen: contact.shownTo,
      options: shownTo.map((one) => [one, i18n.t(`service-form.shownTo.${one}`)]),
      change: (one) => set({ shownTo: one === '' ? 'everyone' : one }),
    })}
    <details>
      <summary>${i18n.t('service-form.contactLanguages', { count: contact.languages.length })}</summary>
      ${checkboxes(`${id}-languages`, {
        legend: i18n.t('service-form.languageList'),
        options: spokenNames(view),
        chosen: contact.languages,
        change: (languages) => set({ languages: languages.slice(0, 10) }),
      })}
    </details>
    ${fault === undefined ? nothing : html`<p class="fault">${fault}</p>`}
    ${removeButton(i18n.t('service-form.contactRemove'), () => change({ contacts: without(draft.contacts, at) }))}
  </div>`;
}
