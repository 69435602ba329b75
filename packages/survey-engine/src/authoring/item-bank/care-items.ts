import { choices, words } from '../templates/words.ts';
import { item } from './bank-item.ts';
import type { BankItem } from './bank-item.ts';
import { howOften, moments, ratherNot } from './scales.ts';

/** Children, relatives, disability, health, company. */
export const careItems: readonly BankItem[] = [
  item('INF', 'ordinary', {
    type: 'checkbox',
    name: 'child_services',
    title: words(
      'Quali aiuti ti mancano per i bambini?',
      'Which help with children are you missing?',
      'ما المساعدة الناقصة لرعاية الأطفال؟',
    ),
    choices: choices(
      ['INF1', 'Un nido', 'A nursery', 'حضانة'],
      ['INF2', 'Una babysitter', 'A babysitter', 'جليسة أطفال'],
      ['INF3', 'Il doposcuola', 'After-school care', 'رعاية بعد المدرسة'],
      ['INF4', 'I giorni di scuola chiusa', 'Days when school is closed', 'أيام إغلاق المدرسة'],
      ['INF5', 'La strada per la scuola', 'The way to school', 'الطريق إلى المدرسة'],
    ),
    showNoneItem: true,
    noneText: words('Nessuno', 'None', 'لا شيء'),
  }),
  item('INF', 'ordinary', {
    type: 'checkbox',
    name: 'child_moments',
    title: words(
      'Quando ti manca un aiuto con i bambini?',
      'When are you missing help with children?',
      'متى تنقص المساعدة في رعاية الأطفال؟',
    ),
    choices: moments,
  }),
  item('GEN', 'ordinary', {
    type: 'checkbox',
    name: 'parent_support',
    title: words(
      'Che cosa ti aiuterebbe come genitore?',
      'What would help you as a parent?',
      'ما الذي يساعد في تربية الأطفال؟',
    ),
    choices: choices(
      ['GEN2', 'Parlare con altri genitori', 'Talking with other parents', 'الحديث مع آباء وأمهات آخرين'],
      ['GEN3', 'Il consiglio di un esperto', 'Advice from an expert', 'نصيحة من مختص'],
      ['GEN5', 'Letture e giochi insieme', 'Reading and playing together', 'قراءة ولعب معًا'],
    ),
    showNoneItem: true,
    noneText: words('Non mi serve', 'I do not need it', 'لا حاجة'),
  }),
  item(
    'NAU',
    'special',
    {
      type: 'checkbox',
      name: 'cared_for',
      title: words('Di chi ti prendi cura?', 'Whom do you care for?', 'من الأشخاص الذين تشملهم رعايتك؟'),
      choices: [
        ...choices(
          ['child', 'Figli', 'Children', 'أطفال'],
          ['elder', 'Genitori o parenti anziani', 'Parents or elderly relatives', 'والدان أو أقارب مسنون'],
          ['disability', 'Una persona con disabilità', 'A person with a disability', 'شخص ذو إعاقة'],
        ),
        ...ratherNot,
      ],
      showNoneItem: true,
      noneText: words('Nessuno', 'Nobody', 'لا أحد'),
    },
    ['rather-not'],
  ),
  item(
    'NAU',
    'special',
    {
      type: 'checkbox',
      name: 'elder_help',
      title: words(
        'Quale aiuto serve per il tuo familiare?',
        'Which help does your relative need?',
        'ما المساعدة اللازمة لقريبك؟',
      ),
      choices: [
        ...choices(
          ['NAU1', 'Una persona in casa', 'Somebody at home', 'شخص في البيت'],
          ['NAU3', 'Compagnia alle visite', 'Company to appointments', 'مرافقة إلى المواعيد'],
          ['NAU5', 'Pasti e spesa', 'Meals and shopping', 'وجبات وتسوّق'],
          ['NAU6', 'Un centro di giorno', 'A day centre', 'مركز نهاري'],
        ),
        ...ratherNot,
      ],
    },
    ['rather-not'],
  ),
  item('NAU', 'ordinary', {
    type: 'radiogroup',
    name: 'care_hours',
    title: words(
      'Quante ore alla settimana dai cura a qualcuno?',
      'How many hours a week do you care for somebody?',
      'كم ساعة في الأسبوع تأخذ رعاية الآخرين؟',
    ),
    choices: choices(
      ['none', 'Nessuna', 'None', 'لا ساعة'],
      ['below-5', 'Meno di 5', 'Fewer than 5', 'أقل من 5'],
      ['5-9', 'Da 5 a 9', '5 to 9', 'من 5 إلى 9'],
      ['10-19', 'Da 10 a 19', '10 to 19', 'من 10 إلى 19'],
      ['20-more', '20 o più', '20 or more', '20 أو أكثر'],
    ),
  }),
  item(
    'DIS',
    'special',
    {
      type: 'checkbox',
      name: 'disability_help',
      title: words(
        'Che cosa renderebbe più facile la giornata di chi ha una disabilità?',
        'What would make the day of a person with a disability easier?',
        'ما الذي يسهّل يوم شخص ذي إعاقة؟',
      ),
      choices: [
        ...choices(
          ['DIS1', 'Trasporti', 'Transport', 'وسائل نقل'],
          ['DIS2', 'Tempo libero', 'Free time', 'وقت الفراغ'],
          ['DIS3', 'Aiuto a scuola', 'Help at school', 'مساعدة في المدرسة'],
        ),
        ...ratherNot,
      ],
    },
    ['rather-not'],
  ),
  item('SAL', 'special', {
    type: 'checkbox',
    name: 'wellbeing_help',
    title: words(
      'Che cosa ti farebbe stare meglio?',
      'What would make you feel better?',
      'ما الذي يحسّن الحال؟',
    ),
    choices: choices(
      ['SAL1', 'Parlare con qualcuno', 'Talking with somebody', 'الحديث مع شخص ما'],
      ['SAL2', 'Muovermi di più', 'Moving more', 'الحركة أكثر'],
      ['SAL4', 'Un angolo tranquillo', 'A quiet corner', 'ركن هادئ'],
    ),
    showNoneItem: true,
    noneText: words('Niente di questo', 'None of these', 'لا شيء من ذلك'),
  }),
  item('SOL', 'special', {
    type: 'radiogroup',
    name: 'feeling_lonely',
    title: words('Ti capita di sentirti solo o sola?', 'Do you ever feel lonely?', 'هل يأتي شعور بالوحدة؟'),
    choices: [...howOften, ...ratherNot],
  }),
  item('SOL', 'ordinary', {
    type: 'radiogroup',
    name: 'neighbours_to_call',
    title: words(
      'Quanti vicini potresti chiamare in un’urgenza?',
      'How many neighbours could you call in an emergency?',
      'كم جارًا يمكن الاتصال به عند الطوارئ؟',
    ),
    choices: choices(
      ['zero', 'Nessuno', 'None', 'لا أحد'],
      ['one-two', '1 o 2', '1 or 2', '1 أو 2'],
      ['three-more', '3 o più', '3 or more', '3 أو أكثر'],
    ),
  }),
];
