import { checkAnswer, type PreparedSurvey, type VisibleQuestion } from '@snodo/survey-engine/player';
import { loadI18n, type Language } from '../ui/i18n.ts';
import { faultWords, type AnswerFault } from './fault-words.ts';
import { loadPatterns } from './patterns.ts';

/** What a question needs that can come a moment after it: the check of its answer, and sentences beside it. */
export interface AnswerCheck {
  readonly faultsOf: (visible: VisibleQuestion, value: unknown) => AnswerFault[];
  readonly words: (fault: AnswerFault) => string;
  /** Over several faults. */
  readonly title: string;
  /** Why a delicate matter is asked about, where no figure is about fewer people than the floor. */
  readonly why: (floor: number) => { readonly title: string; readonly words: string };
}

/** Comes after the first question is shown, so that it can be shown sooner. */
export async function openAnswerCheck(survey: PreparedSurvey, language: Language): Promise<AnswerCheck> {
  const [i18n, matches] = await Promise.all([loadI18n(language, ['fault']), loadPatterns(survey)]);
  return {
    faultsOf: (visible, value) => {
      const { name } = visible;
      const faults: AnswerFault[] = checkAnswer(visible, value, matches).map((fault) => ({ ...fault, name }));
      if (survey.x.consent === name && value === false) faults.push({ name, code: 'consent' });
      return faults;
    },
    words: (fault) => faultWords(i18n, fault),
    title: i18n.t('fault.title'),
    why: (floor) => ({ title: i18n.t('fault.why_title'), words: i18n.t('fault.why', { floor }) }),
  };
}
