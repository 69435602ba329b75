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
  const put = (value: string, next: readonly string[], focus: readonly string[]) => {
    const choice = textOf(value);
    const place = { choice, n: next.indexOf(value) + 1, total: next.length };
    answer(name, next.length > 0 ? next : undefined, {
      focus,
      announcement: place.n > 0 ? i18n.t('field.rank_place', place) : i18n.t('field.rank_remove', { choice }),
    });
  };
  const without = (value: string) => chosen.filter((one) => one !== value);
  const move = (value: string, by: number, key: string) =>
    put(value, without(value).toSpliced(chosen.indexOf(value) + by, 0, value), [key]);
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
      aria-label=${i18n.t(`field.rank_${act}`, { choice: textOf(value) })}
      aria-disabled=${isOff}
      @click=${() => isOff || go()}
    >
      <span aria-hidden="true">${sign}</span>
    </button>`;
  const isOfAll = !('selectToRankEnabled' in visible.question && visible.question.selectToRankEnabled);
  return html`${isOfAll ? html`<p class="help">${i18n.t('field.rank_all')}</p>` : nothing}
    <h3>${i18n.t('field.rank_chosen')}</h3>
    ${
      chosen.length > 0
        ? html`<ol class="ranked" role="list">
            ${chosen.map(
              (value, at) =>
                html`<li>
                  <span><b>${i18n.number(at + 1)}.</b> ${textOf(value)}</span>
                  ${button('up', '↑', value, at === 0, () => move(value, -1, `up ${value}`))}
                  ${button('down', '↓', value, at === chosen.length - 1, () => move(value, 1, `down ${value}`))}
                  ${button('remove', '×', value, false, () => put(value, without(value), [`add ${value}`]))}
                </li>`,
            )}
          </ol>`
        : html`<p class="help">${i18n.t('field.rank_none')}</p>`
    }
    ${chosen.length < choices.length ? html`<h3>${i18n.t('field.rank_offered')}</h3>` : nothing}
    ${
      isFull && chosen.length < choices.length
        ? html`<p class="help">${i18n.t('field.rank_full', { max: i18n.number(max) })}</p>`
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
                aria-label=${i18n.t('field.rank_add', { choice: textOf(value) })}
                aria-disabled=${isFull}
                @click=${() => isFull || put(value, [...chosen, value], [`remove ${value}`])}
              >
                <span aria-hidden="true">+</span> ${textOf(value)}
              </button>
            </li>`,
        )}
    </ul>`;
}
