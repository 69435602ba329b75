import type { Draft } from '../draft.ts';
import { isHarmlessPattern } from '../patterns.ts';
import type { ReportCode } from '../report-codes.ts';
import { readArray, readDualScale, readGrid, readParts } from './arrays.ts';
import { addValidator, numberOf, readBase, valueOf } from './base.ts';
import type { LimeContext } from './context.ts';
import type { LimeQuestion } from './structure.ts';

type Read = (context: LimeContext, question: LimeQuestion, path: string) => Draft | undefined;

const gender = {
  F: { it: 'Donna', en: 'Female', ar: 'أنثى' },
  M: { it: 'Uomo', en: 'Male', ar: 'ذكر' },
} as const;

/** How each of the 29 types is read; a text is the reason why it is not. */
const readers: Readonly<Record<string, Read | ReportCode>> = {
  L: (context, question, path) => readChoice(context, question, path, 'radiogroup'),
  '!': (context, question, path) => readChoice(context, question, path, 'dropdown'),
  O: (context, question, path) => readChoice(context, question, path, 'radiogroup', 'comment_lost'),
  M: (context, question, path) => readChoice(context, question, path, 'checkbox'),
  P: (context, question, path) => readChoice(context, question, path, 'checkbox', 'comment_lost'),
  R: (context, question, path) => readChoice(context, question, path, 'ranking'),
  G: readGender,
  '5': readFivePoints,
  Y: (context, question, path) => readBase(context, question, path, 'boolean'),
  N: readNumber,
  S: (context, question, path) => readText(context, question, path, 'text'),
  T: (context, question, path) => readText(context, question, path, 'comment'),
  U: (context, question, path) => readText(context, question, path, 'comment'),
  D: (context, question, path) => {
    context.report.change('type_changed', question.source, path, 'D → text');
    return readText(context, question, path, 'text');
  },
  X: readWords,
  '*': readEquation,
  A: readArray,
  B: readArray,
  C: readArray,
  E: readArray,
  F: readArray,
  H: readArray,
  '1': readDualScale,
  K: readParts,
  Q: readParts,
  ':': readGrid,
  ';': readGrid,
  I: 'type_language',
  '|': 'type_media',
};

/** Reads a question of any type; what cannot be asked is reported. */
export function readQuestion(context: LimeContext, question: LimeQuestion, path: string): Draft | undefined {
  const { report } = context;
  const { type, source, attributes, relevance } = question;
  const read = Object.hasOwn(readers, type) ? readers[type] : 'type_unknown';
  if (typeof read === 'string' || read === undefined) {
    report.drop(read ?? 'type_unknown', source, undefined, type);
    return undefined;
  }
  if (valueOf(question, 'hidden') === '1' || relevance.trim() === '0') {
    if (type !== '*') {
      report.drop('element_hidden', source, undefined, question.code);
      return undefined;
    }
  }
  const draft = read(context, question, path);
  for (const name of attributes.keys()) {
    if (!knownAttributes.has(name)) report.drop('attribute_dropped', source, undefined, name);
  }
  if (draft) report.keep(draft.type === 'panel' ? 'panel' : 'question', source, path, String(draft.name));
  return draft;
}

const knownAttributes: ReadonlySet<string> = new Set(
  'hidden min_answers max_answers min_num_value_n max_num_value_n num_value_int_only maximum_chars random_order answer_order other_replace_text em_validation_q em_validation_q_tip equation dualscale_headerA dualscale_headerB'.split(
    ' ',
  ),
);

function readChoice(
  context: LimeContext,
  question: LimeQuestion,
  path: string,
  type: 'radiogroup' | 'dropdown' | 'checkbox' | 'ranking',
  lost?: ReportCode,
): Draft {
  const { source } = question;
  const draft = readBase(context, question, path, type);
  const answers = type === 'checkbox' ? question.subquestions : question.answers;
  const { items, values } = context.items(answers, source, `${path}.choices`);
  draft.choices = items;
  if (type === 'checkbox') {
    for (const [code, value] of values)
      context.settlement.claim(`${question.code}_${code}`, `${String(draft.name)}.${value}`);
  }
  context.settlement.setValues(String(draft.name), new Map([...values, ['-oth-', 'other']]));
  if (lost !== undefined) context.report.change(lost, source, path);
  if (question.other === 'Y') addOther(context, question, draft, path);
  if (/^(?:1|random)$/.test(valueOf(question, 'random_order') || valueOf(question, 'answer_order'))) {
    draft.choicesOrder = 'random';
  }
  const least = numberOf(question, 'min_answers');
  const most = numberOf(question, 'max_answers');
  if (least !== undefined && type !== 'radiogroup')
    addValidator(draft, { type: 'answercount', minCount: least });
  if (most !== undefined && type !== 'radiogroup') draft.maxSelectedChoices = most;
  return draft;
}

function addOther(context: LimeContext, question: LimeQuestion, draft: Draft, path: string): void {
  const given = question.attributes.get('other_replace_text');
  const text = given && context.text(given, question.source, `${path}.otherText`);
  if (!text) context.report.change('other_text', question.source, `${path}.otherText`, 'Other');
  Object.assign(draft, {
    showOtherItem: true,
    otherText: text ?? context.words({ it: 'Altro', en: 'Other', ar: 'غير ذلك' }),
  });
}

function readGender(context: LimeContext, question: LimeQuestion, path: string): Draft {
  const draft = readBase(context, question, path, 'radiogroup');
  draft.choices = Object.entries(gender).map(([value, words]) => ({ value, text: context.words(words) }));
  context.report.change('type_changed', question.source, path, 'G → radiogroup');
  return draft;
}

function readFivePoints(context: LimeContext, question: LimeQuestion, path: string): Draft {
  return Object.assign(readBase(context, question, path, 'rating'), { rateMin: 1, rateMax: 5 });
}

function readNumber(context: LimeContext, question: LimeQuestion, path: string): Draft {
  const draft = readBase(context, question, path, 'text');
  draft.inputType = 'number';
  const [min, max] = [numberOf(question, 'min_num_value_n'), numberOf(question, 'max_num_value_n')];
  if (min !== undefined) draft.min = min;
  if (max !== undefined) draft.max = max;
  if (valueOf(question, 'num_value_int_only') !== '1') draft.step = 0.01;
  return draft;
}

function readText(
  context: LimeContext,
  question: LimeQuestion,
  path: string,
  type: 'text' | 'comment',
): Draft {
  const draft = readBase(context, question, path, type);
  const most = numberOf(question, 'maximum_chars');
  if (most !== undefined) draft.maxLength = most;
  const [, pattern, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(question.pattern.trim()) ?? [];
  if (question.pattern.trim() === '') return draft;
  if (pattern !== undefined && isHarmlessPattern(pattern)) {
    addValidator(draft, {
      type: 'regex',
      regex: pattern,
      ...(flags.includes('i') && { caseInsensitive: true }),
    });
  } else context.report.drop('pattern_unsafe', question.source, path, question.pattern);
  return draft;
}

function readWords(context: LimeContext, question: LimeQuestion, path: string): Draft | undefined {
  const { source, code } = question;
  const html = context.text(question.texts, source, `${path}.html`);
  if (html === undefined) {
    context.report.drop('note_without_text', source, undefined, code);
    return undefined;
  }
  const draft: Draft = { type: 'html', name: context.takeName(code, source, path), html };
  context.condition(question.relevance, draft, 'visibleIf', source, `${path}.visibleIf`);
  return draft;
}

function readEquation(context: LimeContext, question: LimeQuestion): undefined {
  const { source, code } = question;
  const path = `calculatedValues[${context.calculated.length}]`;
  const given = valueOf(question, 'equation') || (Object.values(question.texts)[0] ?? '');
  const [, script = ''] = /^\s*\{(.*)\}\s*$/s.exec(given) ?? [];
  if (script === '') {
    context.report.drop('equation_of_words', source, undefined, code);
    return undefined;
  }
  const value: Draft = { name: context.takeName(code, source, path) };
  context.condition(script, value, 'expression', source, `${path}.expression`);
  context.calculated.push(value);
  context.report.change('type_changed', source, path, '* → calculatedValues');
  return undefined;
}
