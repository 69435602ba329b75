import { choices, words } from '../templates/words.ts';
import { item } from './bank-item.ts';
import type { BankItem } from './bank-item.ts';
import { howOften } from './scales.ts';

/** Work, home, learning, rights, everyday life, what people offer, and who answers. */
export const dailyItems: readonly BankItem[] = [
  item('LAV', 'ordinary', {
    type: 'checkbox',
    name: 'work_pattern',
    title: words('Come lavori?', 'How do you work?', 'ما نظام العمل لديك؟'),
    choices: choices(
      ['site', 'In sede', 'On site', 'في المقر'],
      ['hybrid', 'Un po’ da casa', 'Partly from home', 'جزئيًا من البيت'],
      ['shifts', 'A turni', 'In shifts', 'بنظام الورديات'],
      ['part-time', 'A tempo parziale', 'Part-time', 'بدوام جزئي'],
    ),
  }),
  item('LAV', 'ordinary', {
    type: 'radiogroup',
    name: 'commute',
    title: words(
      'Quanto dura il tuo tragitto per andare al lavoro?',
      'How long is your way to work?',
      'كم تستغرق الطريق إلى العمل؟',
    ),
    choices: choices(
      ['below-15', 'Meno di 15 minuti', 'Less than 15 minutes', 'أقل من 15 دقيقة'],
      ['15-30', 'Da 15 a 30 minuti', '15 to 30 minutes', 'من 15 إلى 30 دقيقة'],
      ['30-60', 'Da 30 a 60 minuti', '30 to 60 minutes', 'من 30 إلى 60 دقيقة'],
      ['above-60', 'Più di un’ora', 'More than an hour', 'أكثر من ساعة'],
    ),
  }),
  item('LAV', 'ordinary', {
    type: 'rating',
    name: 'work_and_care',
    title: words(
      'Quanto è difficile tenere insieme lavoro e casa?',
      'How hard is it to fit work and home together?',
      'ما مدى صعوبة التوفيق بين العمل والبيت؟',
    ),
    minRateDescription: words('facile', 'easy', 'سهل'),
    maxRateDescription: words('molto difficile', 'very hard', 'صعب جدًا'),
  }),
  item('LAV', 'ordinary', {
    type: 'ranking',
    name: 'flexibility',
    title: words(
      'Che cosa migliorerebbe di più la tua settimana?',
      'What would improve your week most?',
      'ما أكثر ما يحسّن أسبوعك؟',
    ),
    selectToRankEnabled: true,
    maxSelectedChoices: 3,
    choices: choices(
      ['start', 'Scegliere l’orario di inizio', 'Choosing when to begin', 'اختيار وقت البدء'],
      ['home', 'Lavorare più da casa', 'Working from home more', 'العمل من البيت أكثر'],
      ['near', 'Lavorare vicino a casa', 'Working near home', 'العمل قرب البيت'],
      ['notice', 'Sapere prima i turni', 'Knowing shifts earlier', 'معرفة الورديات مسبقًا'],
    ),
  }),
  item('ABI', 'ordinary', {
    type: 'checkbox',
    name: 'home',
    title: words('Come va con la casa?', 'How is your home?', 'كيف حال السكن؟'),
    choices: choices(
      ['ABI1', 'La sto cercando', 'I am looking for one', 'البحث عن سكن جارٍ'],
      ['ABI3', 'Costa troppo', 'It costs too much', 'كلفته عالية'],
      ['ABI4', 'Va riparata', 'It needs repairs', 'يحتاج إلى إصلاح'],
      ['far', 'È lontana dal lavoro', 'It is far from work', 'بعيد عن العمل'],
    ),
    showNoneItem: true,
    noneText: words('Va bene così', 'It is fine', 'جيد كما هو'),
  }),
  item('FOR', 'ordinary', {
    type: 'checkbox',
    name: 'learn',
    title: words('Che cosa vorresti imparare?', 'What would you like to learn?', 'ما الذي يهمّك تعلّمه؟'),
    choices: choices(
      ['FOR1', 'L’italiano', 'Italian', 'الإيطالية'],
      ['FOR2', 'Usare servizi in rete', 'Using services online', 'استعمال الخدمات على الشبكة'],
      ['FOR3', 'Gestire i soldi', 'Handling money', 'إدارة المال'],
      ['FOR5', 'Un lavoro manuale', 'A craft', 'حرفة يدوية'],
    ),
    showOtherItem: true,
    otherText: words('Altro', 'Something else', 'شيء آخر'),
  }),
  item('DIR', 'ordinary', {
    type: 'rating',
    name: 'whom_to_ask',
    title: words(
      'Se ti servisse un aiuto, sapresti a chi chiederlo?',
      'If you needed help, would you know whom to ask?',
      'عند الحاجة إلى مساعدة، هل الجهة المناسبة معروفة لك؟',
    ),
    minRateDescription: words('per niente', 'not at all', 'غير معروفة'),
    maxRateDescription: words('sì, di sicuro', 'yes, surely so', 'معروفة تمامًا'),
  }),
  item('DIR', 'ordinary', {
    type: 'checkbox',
    name: 'paperwork',
    title: words(
      'Per quali pratiche ti serve una mano?',
      'Which paperwork do you need a hand with?',
      'ما المعاملات التي تحتاج إلى مساعدة؟',
    ),
    choices: choices(
      ['DIR1', 'Contributi e moduli', 'Benefits and forms', 'إعانات واستمارات'],
      ['DIR2', 'Questioni legali', 'Legal matters', 'مسائل قانونية'],
      ['DIR3', 'Il contratto di chi aiuta in casa', 'The contract of a home helper', 'عقد العمل المنزلي'],
    ),
    showNoneItem: true,
    noneText: words('Nessuna', 'None', 'لا شيء'),
  }),
  item('QUO', 'ordinary', {
    type: 'checkbox',
    name: 'errands',
    title: words(
      'Quali cose di ogni giorno ti portano via più tempo?',
      'Which daily things take most of your time?',
      'ما الأمور اليومية التي تأخذ معظم الوقت؟',
    ),
    choices: choices(
      ['shopping', 'La spesa', 'Shopping', 'التسوّق'],
      ['QUO1', 'Le commissioni', 'Errands', 'قضاء الحاجات'],
      ['housework', 'I lavori di casa', 'Housework', 'أعمال البيت'],
      ['QUO2', 'Gli animali', 'Animals', 'الحيوانات'],
    ),
  }),
  item('QUO', 'ordinary', {
    type: 'radiogroup',
    name: 'share_things',
    title: words(
      'Presteresti cose ai tuoi vicini?',
      'Would you lend things to neighbours?',
      'هل من استعداد لإعارة أشياء للجيران؟',
    ),
    choices: howOften,
  }),
  item('RIS', 'ordinary', {
    type: 'checkbox',
    name: 'offer',
    title: words('Che cosa potresti offrire?', 'What could you offer?', 'ما الذي يمكنك تقديمه؟'),
    choices: choices(
      ['RIS1', 'Uno spazio', 'A space', 'مساحة'],
      ['RIS2', 'Qualcosa che so fare', 'Something I can do', 'مهارة'],
      ['RIS3', 'Attrezzi', 'Tools', 'أدوات'],
      ['RIS4', 'Qualche ora', 'A few hours', 'بعض الساعات'],
    ),
    showNoneItem: true,
    noneText: words('Per ora niente', 'Nothing for now', 'لا شيء الآن'),
  }),
  item('RIS', 'free_text', {
    type: 'comment',
    name: 'idea',
    title: words('Hai un’idea da provare?', 'Do you have an idea to try?', 'هل لديك فكرة للتجربة؟'),
    description: words('Per favore niente nomi.', 'Please leave out names.', 'يُرجى عدم ذكر أسماء.'),
    maxLength: 500,
  }),
  item('SOL', 'quasi', {
    type: 'radiogroup',
    name: 'age',
    title: words('Quanti anni hai?', 'How old are you?', 'ما الفئة العمرية؟'),
    choices: choices(
      ['below-35', 'Meno di 35', 'Under 35', 'أقل من 35'],
      ['35-49', 'Da 35 a 49', '35 to 49', 'من 35 إلى 49'],
      ['50-more', '50 o più', '50 or over', '50 أو أكثر'],
    ),
  }),
  item('ABI', 'quasi', {
    type: 'radiogroup',
    name: 'household',
    title: words('Con chi vivi?', 'Whom do you live with?', 'مع من تسكن؟'),
    choices: choices(
      ['alone', 'Da solo o da sola', 'On my own', 'بمفردي'],
      ['two', 'Con un’altra persona', 'With one other person', 'مع شخص واحد'],
      ['more', 'Con più persone', 'With more people', 'مع أكثر من شخص'],
    ),
  }),
];
