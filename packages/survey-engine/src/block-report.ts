import type { Answers } from './answers.ts';
import { scoreBlock } from './authoring/score-block.ts';
import { blockQuestionName, findBlock } from './authoring/validated-blocks.ts';
import type { BlockCode, ValidatedBlock } from './authoring/validated-blocks.ts';
import type { LocalizedText, Panel } from './definition.ts';
import type { ReportCategory, ReportItem } from './report-items.ts';

const scoreWords = { it: 'punteggio', en: 'score', ar: 'الدرجة' } as const;

/** The score of a validated instrument as one item, in its bands; none for any other panel. */
export function scoreItems(panel: Panel, minN: number): ReportItem[] {
  const block = findBlock(panel.x?.block);
  const name = block && blockQuestionName(block);
  const [matrix] = panel.elements;
  if (block === undefined || name === undefined || matrix?.type !== 'matrix' || matrix.name !== name)
    return [];
  return [
    {
      name: `${name}.score`,
      title: titleOf(block),
      kind: 'scale',
      categories: bandsOf(block),
      minN: Math.max(minN, matrix.x?.minN ?? 0),
      sensitivity: block.sensitivity,
      isDimension: false,
      groups: [],
      question: name,
      block: block.code,
    },
  ];
}

function titleOf({ title, code }: ValidatedBlock): LocalizedText {
  const words = typeof title === 'string' ? {} : title;
  return Object.fromEntries(
    Object.entries(scoreWords).map(([language, score]) => [
      language,
      `${words[language] ?? code} – ${score}`,
    ]),
  );
}

/** Those of its publisher; where there are none, whole points, which say nothing of what is much. */
function bandsOf({ bands, score }: ValidatedBlock): ReportCategory[] {
  if (bands.length > 0)
    return bands.map(({ code, from, to, text }) => ({ value: code, from, text: withRange(text, from, to) }));
  return Array.from({ length: score.most - score.least }, (_, index) => {
    const from = score.least + index;
    const isLast = from + 1 === score.most;
    return {
      value: `from${from}`,
      from,
      text: isLast ? `${from} – ${score.most}` : `${from} – < ${from + 1}`,
    };
  });
}

function withRange(text: LocalizedText, from: number, to: number): LocalizedText {
  if (typeof text === 'string') return `${text} (${from} – ${to})`;
  return Object.fromEntries(
    Object.entries(text).map(([language, words]) => [language, `${words} (${from} – ${to})`]),
  );
}

/** The band of one submission's score; none where too many answers are missing. */
export function scoreCategories({ categories }: ReportItem, code: BlockCode, answers: Answers): string[] {
  const block = findBlock(code);
  const score = block === undefined ? null : scoreBlock(block, answers).score;
  const band = score === null ? undefined : categories.findLast(({ from = Infinity }) => score >= from);
  return band ? [band.value] : [];
}
