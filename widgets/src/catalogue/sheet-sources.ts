import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { ServiceSheet } from './catalogue-api.ts';

const facts = [
  'cost',
  'hours',
  'openPlaces',
  'languages',
  'accessibility',
  'documents',
  'eligibility',
] as const;

/** Where a sheet comes from, and which of its facts somebody vouched for by themselves, and when. */
export function sourcesView(i18n: I18n, sheet: ServiceSheet): TemplateResult {
  const { source, generatedFields, bornFrom, themes, factSources } = sheet;
  const said = facts.flatMap((fact) => {
    const known = factSources[fact];
    return known === undefined ? [] : [{ fact, ...known }];
  });
  return html`<p>
      ${i18n.t(source === 'generated' ? 'catalogue.source_made_up' : 'catalogue.source_published')}
      ${source === 'published' && generatedFields.length > 0 ? i18n.t('portal.madeUp.partly') : nothing}
    </p>
    ${
      said.length === 0
        ? nothing
        : html`<ul>
            ${said.map(
              ({ fact, source: by, verifiedOn }) =>
                html`<li>
                  ${i18n.t(`catalogue.fact.${fact}`)}:
                  ${i18n.t(`catalogue.fact_said.${by}`, { day: i18n.day(verifiedOn) })}
                </li>`,
            )}
          </ul>`
    }
    ${
      bornFrom === null
        ? nothing
        : html`<p>
            <strong>${i18n.t('catalogue.born_from')}.</strong> ${bornFrom.words}
            ${bornFrom.on === null ? nothing : i18n.t('catalogue.born_since', { day: i18n.day(bornFrom.on) })}
          </p>`
    }
    ${
      themes.length === 0
        ? nothing
        : html`<ul role="list" class="themes">
            ${themes.map((theme) => html`<li class="chip">${i18n.t(`catalogue.theme.${theme}`)}</li>`)}
          </ul>`
    }`;
}
