import { html, nothing, type TemplateResult } from 'lit';
import type { StepView } from './campaign-form-steps.ts';
import { faultLine } from '../ui/fault-line.ts';
import { bandWords } from './campaign-words.ts';
import type { CampaignChoices } from './campaigns-api.ts';

/** Of these sites those of organisations that are asked. */
export function sitesWithin(
  { organisations }: CampaignChoices,
  asked: readonly string[],
  sites: readonly string[],
): string[] {
  const offered = new Set(
    organisations
      .filter(({ code }) => asked.includes(code))
      .flatMap((organisation) => organisation.sites.map(({ id }) => id)),
  );
  return sites.filter((id) => offered.has(id));
}

/** Of each firm that is asked and has several sites: which of them, or none for the whole firm. */
export function sitesFields({
  i18n,
  choices,
  plan,
  wrong,
  change,
}: StepView): TemplateResult | typeof nothing {
  const firms = choices.organisations.filter(
    ({ code, sites }) => plan.organisations.includes(code) && sites.length > 1,
  );
  if (firms.length === 0) return nothing;
  const choose = (id: string, isChosen: boolean) =>
    change({ sites: isChosen ? [...plan.sites, id] : plan.sites.filter((one) => one !== id) });
  return html`${firms.map(
      ({ code, name, sites }) =>
        html`<fieldset class="sites" aria-describedby="sites-help ${wrong('sites') ? 'sites-fault' : ''}">
          <legend>
            ${firms.length === 1 ? i18n.t('campaign.form.sites') : i18n.t('campaign.form.sitesOf', { organisation: name })}
          </legend>
          ${sites.map(
            ({ id, name: site, people }) =>
              html`<label class="choice">
                <input
                  type="checkbox"
                  name=${`sites-${code}`}
                  value=${id}
                  .checked=${plan.sites.includes(id)}
                  @change=${(changing: Event) => choose(id, (changing.target as HTMLInputElement).checked)}
                />
                <span><bdi>${site}</bdi> <span class="soft">${bandWords(i18n, people)}</span></span>
              </label>`,
          )}
        </fieldset>`,
    )}
    <p class="help" id="sites-help">${i18n.t('campaign.form.sitesHelp')}</p>
    ${faultLine('sites', wrong('sites'))}`;
}
