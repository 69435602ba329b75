import type { Choice } from '../../definition.ts';
import { choices } from '../templates/words.ts';

/** From often to never. */
export const howOften: readonly Choice[] = choices(
  ['often', 'Spesso', 'Often', 'كثيرًا'],
  ['sometimes', 'A volte', 'Sometimes', 'أحيانًا'],
  ['rarely', 'Di rado', 'Rarely', 'نادرًا'],
  ['never', 'Mai', 'Never', 'أبدًا'],
);

/** Times of a day or a year when help is missing. */
export const moments: readonly Choice[] = choices(
  ['morning', 'Prima della scuola', 'Before school', 'قبل المدرسة'],
  ['school-exit', 'All’uscita da scuola', 'When school ends', 'عند الخروج من المدرسة'],
  ['evening', 'La sera', 'In the evening', 'في المساء'],
  ['night', 'La notte', 'At night', 'في الليل'],
  ['weekend', 'Nel fine settimana', 'At the weekend', 'في نهاية الأسبوع'],
  ['summer', 'In estate', 'In summer', 'في الصيف'],
);

/** What questions that touch health or family end with: staying silent is an answer too. */
export const ratherNot: readonly Choice[] = choices([
  'rather-not',
  'Preferisco non dirlo',
  'I’d rather not say',
  'أفضّل عدم الإجابة',
]);
