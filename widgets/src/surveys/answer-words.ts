import type { Answers, VisibleQuestion } from '@snodo/survey-engine/player';
import type { I18n } from '../ui/i18n.ts';
import { booleanWords } from './fault-words.ts';

/** An answer as one reads it back; empty when there is none. */
export function answerWords(i18n: I18n, visible: VisibleQuestion, answers: Answers): string {
  const { question, choices, name } = visible;
  const answer = answers[name];
  if (typeof answer === 'boolean') return booleanWords(i18n, visible, answer);
  if (typeof answer === 'number') return i18n.number(answer);
  if (answer === undefined) return '';
  const chosen = (Array.isArray(answer) ? answer : [answer]).map((one: unknown) => {
    const choice = choices.find(({ value }) => value === one);
    if (!choice) return typeof one === 'string' ? one : '';
    const comment = choice.isOther ? answers[`${name}-Comment`] : undefined;
    const { text } = choice;
    return typeof comment === 'string' && comment ? `${text} (${comment})` : text;
  });
  return chosen
    .map((text, index) => (question.type === 'ranking' ? `${index + 1}. ${text}` : text))
    .join('; ');
}
