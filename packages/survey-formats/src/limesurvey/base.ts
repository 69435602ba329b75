import type { Draft } from '../draft.ts';
import type { LimeContext } from './context.ts';
import { anyLanguage } from './structure.ts';
import type { LimeQuestion } from './structure.ts';

/** The value of an attribute that has no language. */
export function valueOf({ attributes }: LimeQuestion, name: string): string {
  const texts = attributes.get(name) ?? {};
  return (texts[anyLanguage] ?? Object.values(texts)[0] ?? '').trim();
}

/** An attribute that is a plain number. */
export function numberOf(question: LimeQuestion, name: string): number | undefined {
  const value = valueOf(question, name);
  return /^-?\d{1,9}(?:\.\d{1,6})?$/.test(value) ? Number(value) : undefined;
}

/** The fields that every question has; `type` is the one in the draft. */
export function readBase(context: LimeContext, question: LimeQuestion, path: string, type: string): Draft {
  const { source, code, mandatory } = question;
  const name = context.takeName(code, source, path);
  context.kinds.set(name, type);
  const title = context.text(question.texts, source, `${path}.title`);
  if (title === undefined) context.report.change('title_from_name', source, `${path}.title`, code);
  const draft: Draft = { type, name, title: title ?? { [context.locale]: code === '' ? name : code } };
  const description = context.text(question.help, source, `${path}.description`);
  if (description !== undefined) draft.description = description;
  context.condition(question.relevance, draft, 'visibleIf', source, `${path}.visibleIf`);
  if (type === 'panel') return draft;
  if (mandatory === 'Y') draft.isRequired = true;
  if (mandatory === 'S') context.report.change('required_softly', source, path);
  addValidation(context, question, draft, path);
  return draft;
}

function addValidation(context: LimeContext, question: LimeQuestion, draft: Draft, path: string): void {
  const rule = valueOf(question, 'em_validation_q');
  if (rule === '') return;
  const validator: Draft = { type: 'expression' };
  context.condition(
    rule,
    validator,
    'expression',
    question.source,
    `${path}.validators[0].expression`,
    String(draft.name),
  );
  const tip = question.attributes.get('em_validation_q_tip');
  const text = tip && context.text(tip, question.source, `${path}.validators[0].text`);
  if (text) validator.text = text;
  addValidator(draft, validator);
}

/** Adds to the validators of a question. */
export function addValidator(draft: Draft, validator: Draft): void {
  draft.validators = [...((draft.validators as Draft[] | undefined) ?? []), validator];
}
