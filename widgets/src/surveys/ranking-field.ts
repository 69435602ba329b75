import { html, nothing, type TemplateResult } from 'lit';
import { choiceLimit, listOf, type FieldContext } from './question-field.ts';

/**
 * Choosing in order by buttons alone: what is offered is added, what is chosen moves up, down or out. After
 * each step the focus stays with the choice that was moved, found by its `data-key`.
 */
export function rankingField({ i18n, visible, answers, answer }: FieldContext): TemplateResult {
  const { name, choices } = visible;
  const chosen = listOf(answers[name]);
  const max = choiceLimit(visible) ?? choices.length;
  const isFull = chosen.length >= max;
  const textOf = (value: string) => choices.find((choice) => choice.value === value)?.text ?? '';
  const put = (next: readonly string[]) => answer(name, next.length > 0 ? next : undefined);
  const move = (value: string, by: number) => {
    const at = chosen.indexOf(value);
    const rest = chosen.filter((one) => one !== value);
    put(rest.toSpliced(at + by, 0, value));
  };
  const button = (
    act: 'up' | 'down' | 'remove',
    sign: string,
    value: string,
    isOff: boolean,
    go: () => void,
  ) =>
    html`<button
      type="button"
      class="button"
      data-key=${`${act} ${value}`}
      aria-label=${i18n.t(`survey.rank_${act}`, { choice: textOf(value) })}
      aria-disabled=${isOff}
      @click=${() => isOff || go()}
    >
      <span aria-hidden="true">${sign}</span>
    </button>`;
  return html`<h3>${i18n.t('survey.rank_chosen')}</h3>
    ${
      chosen.length > 0
        ? html`<ol class="ranked" role="list">
            ${chosen.map(
              (value, at) =>
                html`<li>
                  <span><b>${i18n.number(at + 1)}.</b> ${textOf(value)}</span>
                  ${button('up', '↑', value, at === 0, () => move(value, -1))}
                  ${button('down', '↓', value, at === chosen.length - 1, () => move(value, 1))}
                  ${button('remove', '×', value, false, () => put(chosen.filter((one) => one !== value)))}
                </li>`,
            )}
          </ol>`
        : html`<p class="help">${i18n.t('survey.rank_none')}</p>`
    }
    ${chosen.length < choices.length ? html`<h3>${i18n.t('survey.rank_offered')}</h3>` : nothing}
    ${
      isFull && chosen.length < choices.length
        ? html`<p class="help">${i18n.t('survey.rank_full', { max: i18n.number(max) })}</p>`
        : nothing
    }
    <ul class="offered" role="list">
      ${choices
        .filter(({ value }) => !chosen.includes(value))
        .map(
          ({ value }) =>
            html`<li>
              <button
                type="button"
                class="button"
                data-key=${`add ${value}`}
                aria-label=${i18n.t('survey.rank_add', { choice: textOf(value) })}
                aria-disabled=${isFull}
                @click=${() => isFull || put([...chosen, value])}
              >
                <span aria-hidden="true">+</span> ${textOf(value)}
              </button>
            </li>`,
        )}
    </ul>`;
}
