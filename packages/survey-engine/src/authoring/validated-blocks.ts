import type { LocalizedText } from '../definition.ts';

/** Codes of the validated instruments, as they stand in `x.block` of a panel. */
export type BlockCode = 'who5' | 'ucla3' | 'djg6' | 'wlc3';

export interface BlockItem {
  /** Value of the row in answers. */
  readonly value: string;
  /** What it is about, in our words; never shown to who answers. */
  readonly about: LocalizedText;
}

/** Scores from `from` to `to`, both included. What it says of many people, never of one. */
export interface BlockBand {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly text: LocalizedText;
}

/**
 * A validated instrument without its words: those are licensed, and come from a sheet that the programme's operator
 * enters once, as a `BlockWording`. Always special: asked by the programme, never through an employer.
 */
export interface ValidatedBlock {
  readonly code: BlockCode;
  readonly title: LocalizedText;
  readonly sensitivity: 'special';
  readonly items: readonly BlockItem[];
  /** Values of the columns, in the order in which a sheet lists their words. */
  readonly scale: readonly string[];
  /** The range of scores, and how many answers may be missing before there is none. */
  readonly score: { readonly least: number; readonly most: number; readonly mostMissing: number };
  readonly bands: readonly BlockBand[];
  readonly source: string;
  readonly licence: LocalizedText;
  /** Languages in which its publisher is known to give a wording; there may be more. */
  readonly languages: readonly string[];
}

function items(...about: readonly LocalizedText[]): BlockItem[] {
  return about.map((text, index) => ({ value: `i${index + 1}`, about: text }));
}

/** WHO-5: well-being of the last two weeks, 0 to 100. */
const who5: ValidatedBlock = {
  code: 'who5',
  title: { it: 'Benessere (WHO-5)', en: 'Well-being (WHO-5)', ar: 'الرفاه (WHO-5)' },
  sensitivity: 'special',
  items: items(
    { it: 'buon umore', en: 'good mood', ar: 'المزاج الحسن' },
    { it: 'tranquillità', en: 'calm', ar: 'الهدوء' },
    { it: 'energia', en: 'energy', ar: 'النشاط' },
    { it: 'riposo al risveglio', en: 'rest on waking', ar: 'الراحة عند الاستيقاظ' },
    { it: 'interesse per le proprie giornate', en: 'interest in one’s days', ar: 'الاهتمام بأمور اليوم' },
  ),
  scale: ['5', '4', '3', '2', '1', '0'],
  score: { least: 0, most: 100, mostMissing: 0 },
  bands: [
    { code: 'very_low', from: 0, to: 28, text: { it: 'molto basso', en: 'very low', ar: 'منخفض جدًا' } },
    { code: 'low', from: 29, to: 50, text: { it: 'basso', en: 'low', ar: 'منخفض' } },
    { code: 'not_low', from: 51, to: 100, text: { it: 'non basso', en: 'not low', ar: 'غير منخفض' } },
  ],
  source: 'World Health Organization, 1998; Topp et al., Psychotherapy and Psychosomatics 84 (2015) 167-176',
  licence: {
    it: 'Parole della versione ufficiale della lingua, senza cambiarle. Per l’edizione OMS del 2024 verificare i termini prima di un uso a pagamento.',
    en: 'The words of the language’s official version, unchanged. Check the terms of the 2024 WHO edition before any paid use.',
    ar: 'تُستعمل كلمات النسخة الرسمية لكل لغة دون تغيير. تُراجع شروط إصدار منظمة الصحة العالمية لعام 2024 قبل أي استعمال مدفوع.',
  },
  languages: ['en', 'fr'],
};

/** Three-item loneliness scale, 3 to 9. */
const ucla3: ValidatedBlock = {
  code: 'ucla3',
  title: { it: 'Solitudine (UCLA-3)', en: 'Loneliness (UCLA-3)', ar: 'الوحدة (UCLA-3)' },
  sensitivity: 'special',
  items: items(
    { it: 'compagnia che manca', en: 'company that is missing', ar: 'نقص الصحبة' },
    { it: 'esclusione', en: 'exclusion', ar: 'الاستبعاد' },
    { it: 'distanza dagli altri', en: 'distance from others', ar: 'البعد عن الآخرين' },
  ),
  scale: ['1', '2', '3'],
  score: { least: 3, most: 9, mostMissing: 0 },
  bands: [
    { code: 'lower', from: 3, to: 5, text: { it: 'minore', en: 'lower', ar: 'أقل' } },
    { code: 'higher', from: 6, to: 9, text: { it: 'maggiore', en: 'higher', ar: 'أعلى' } },
  ],
  source: 'Hughes, Waite, Hawkley and Cacioppo, Research on Aging 26 (2004) 655-672',
  licence: {
    it: 'La forma breve è di uso libero con la fonte; la scala di 20 domande è di chi l’ha scritta. La traduzione italiana breve è discussa: usarla con cautela.',
    en: 'The short form is used freely with its source; the scale of 20 questions belongs to its author. The short Italian translation is disputed: use it with care.',
    ar: 'تُستعمل الصيغة القصيرة بحرية مع ذكر المصدر، أما المقياس ذو العشرين سؤالًا فلمؤلفه. الترجمة الإيطالية القصيرة محل نقاش وتُستعمل بحذر.',
  },
  languages: ['en'],
};

/** De Jong Gierveld, short form, 0 to 6; items 1, 4 and 6 are about closeness, the others about company. */
const djg6: ValidatedBlock = {
  code: 'djg6',
  title: {
    it: 'Solitudine (De Jong Gierveld)',
    en: 'Loneliness (De Jong Gierveld)',
    ar: 'الوحدة (De Jong Gierveld)',
  },
  sensitivity: 'special',
  items: items(
    { it: 'vuoto dentro', en: 'inner emptiness', ar: 'الشعور بالفراغ' },
    { it: 'aiuto nelle difficoltà', en: 'help in difficulty', ar: 'السند عند الشدائد' },
    { it: 'persone fidate', en: 'trusted people', ar: 'الأشخاص الموثوقون' },
    { it: 'desiderio di più compagnia', en: 'wishing for more company', ar: 'الرغبة في صحبة أكثر' },
    { it: 'persone vicine al cuore', en: 'people one is close to', ar: 'الأشخاص المقرّبون' },
    { it: 'rifiuto', en: 'rejection', ar: 'الرفض' },
  ),
  scale: ['yes', 'more_or_less', 'no'],
  score: { least: 0, most: 6, mostMissing: 1 },
  bands: [
    { code: 'none', from: 0, to: 1, text: { it: 'nessuna', en: 'none', ar: 'لا وحدة' } },
    { code: 'moderate', from: 2, to: 4, text: { it: 'moderata', en: 'moderate', ar: 'متوسطة' } },
    { code: 'severe', from: 5, to: 6, text: { it: 'forte', en: 'strong', ar: 'شديدة' } },
  ],
  source: 'De Jong Gierveld and Van Tilburg, Research on Aging 28 (2006) 582-598; manual of the scale, 2022',
  licence: {
    it: 'Per indagini su basi scientifiche, con la fonte. Mai per giudicare singole persone.',
    en: 'For surveys on a scientific basis, with the source. Never to judge single persons.',
    ar: 'للدراسات القائمة على أسس علمية مع ذكر المصدر، ولا يُستعمل أبدًا للحكم على الأفراد.',
  },
  languages: ['en', 'nl'],
};

/** Conflict of work and home in the European Quality of Life Survey, 1 (never) to 5; it has no official bands. */
const wlc3: ValidatedBlock = {
  code: 'wlc3',
  title: { it: 'Lavoro e casa (Eurofound)', en: 'Work and home (Eurofound)', ar: 'العمل والبيت (Eurofound)' },
  sensitivity: 'special',
  items: items(
    { it: 'stanchezza per le faccende di casa', en: 'tiredness at home', ar: 'التعب في البيت بعد العمل' },
    { it: 'impegni familiari trascurati', en: 'family duties that suffer', ar: 'صعوبة أداء واجبات الأسرة' },
    { it: 'testa altrove al lavoro', en: 'mind elsewhere at work', ar: 'صعوبة التركيز في العمل' },
  ),
  scale: ['1', '2', '3', '4', '5'],
  score: { least: 1, most: 5, mostMissing: 0 },
  bands: [],
  source: 'Eurofound, third European Quality of Life Survey, 2011-2012',
  licence: {
    it: 'Riuso con la fonte; per un uso diverso dalla ricerca chiedere a Eurofound.',
    en: 'Reuse with the source; ask Eurofound before any use other than research.',
    ar: 'يُعاد استعماله مع ذكر المصدر، وتُسأل Eurofound قبل أي استعمال غير البحث.',
  },
  languages: ['en', 'it'],
};

export const validatedBlocks: readonly ValidatedBlock[] = [who5, ucla3, djg6, wlc3];

/** The block of a code, or undefined. */
export function findBlock(code: unknown): ValidatedBlock | undefined {
  return validatedBlocks.find((block) => block.code === code);
}

/** Name of the matrix under which a submission holds the answers of a block. */
export function blockQuestionName({ code }: ValidatedBlock): string {
  return `${code}_items`;
}
