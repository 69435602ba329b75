import type { SurveyDefinition } from '../../definition.ts';
import { agreed, consentName, consentPage } from './consent-page.ts';
import { choices, words, writtenLanguages } from './words.ts';

/** Where and when people would work near home, in a place shared by several firms. */
export const coWorking: SurveyDefinition = {
  title: words('Lavorare vicino a casa', 'Working near home', 'العمل قرب البيت'),
  description: words(
    'Dove e quando useresti un posto di lavoro condiviso.',
    'Where and when you would use a shared place to work.',
    'أين ومتى يفيد مكان عمل مشترك.',
  ),
  locale: 'it',
  showProgressBar: true,
  clearInvisibleValues: 'onHidden',
  pages: [
    consentPage,
    {
      name: 'interest',
      title: words('Ti serve?', 'Do you need it?', 'هل من حاجة إليه؟'),
      visibleIf: agreed,
      elements: [
        {
          type: 'radiogroup',
          name: 'often',
          title: words(
            'Quanti giorni al mese ci lavoreresti?',
            'How many days a month would you work there?',
            'كم يومًا في الشهر يناسب العمل هناك؟',
          ),
          choices: choices(
            ['never', 'Nessuno', 'None', 'لا يوم'],
            ['one-three', 'Da 1 a 3', '1 to 3', 'من 1 إلى 3'],
            ['four-eight', 'Da 4 a 8', '4 to 8', 'من 4 إلى 8'],
            ['more', 'Più di 8', 'More than 8', 'أكثر من 8'],
          ),
          isRequired: true,
          x: { sensitivity: 'ordinary' },
        },
      ],
    },
    {
      name: 'place',
      title: words('Dove e quando', 'Where and when', 'أين ومتى'),
      visibleIf: `${agreed} and {often} notempty and {often} != 'never'`,
      elements: [
        {
          type: 'checkbox',
          name: 'where',
          title: words('Dove ti farebbe comodo?', 'Where would it suit you?', 'ما المكان المناسب؟'),
          choices: choices(
            ['home', 'Vicino a casa', 'Near home', 'قرب البيت'],
            ['school', 'Vicino alla scuola dei figli', 'Near the children’s school', 'قرب مدرسة الأطفال'],
            ['way', 'Lungo il tragitto', 'On the way', 'على الطريق'],
            ['station', 'Vicino a una stazione', 'Near a station', 'قرب محطة'],
          ),
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'checkbox',
          name: 'days',
          title: words('In quali giorni?', 'On which days?', 'في أي أيام؟'),
          choices: choices(
            ['monday', 'Lunedì', 'Monday', 'الاثنين'],
            ['tuesday', 'Martedì', 'Tuesday', 'الثلاثاء'],
            ['wednesday', 'Mercoledì', 'Wednesday', 'الأربعاء'],
            ['thursday', 'Giovedì', 'Thursday', 'الخميس'],
            ['friday', 'Venerdì', 'Friday', 'الجمعة'],
          ),
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'radiogroup',
          name: 'hours',
          title: words('In quali ore?', 'At what hours?', 'في أي ساعات؟'),
          choices: choices(
            ['morning', 'Mattina', 'Morning', 'صباحًا'],
            ['afternoon', 'Pomeriggio', 'Afternoon', 'بعد الظهر'],
            ['whole', 'Tutto il giorno', 'The whole day', 'اليوم كله'],
            ['varies', 'Dipende', 'It varies', 'يختلف'],
          ),
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'checkbox',
          name: 'needs',
          title: words('Che cosa non può mancare?', 'What must be there?', 'ما الذي لا غنى عنه؟'),
          description: words('Al massimo tre.', 'Three at most.', 'ثلاثة على الأكثر.'),
          maxSelectedChoices: 3,
          choices: choices(
            ['quiet', 'Silenzio', 'Quiet', 'الهدوء'],
            ['calls', 'Un posto per telefonare', 'A spot for calls', 'مكان للمكالمات'],
            ['meetings', 'Una sala riunioni', 'A meeting room', 'قاعة اجتماعات'],
            ['children', 'Uno spazio per i bambini', 'A space for children', 'مساحة للأطفال'],
            ['step-free', 'Ingresso senza gradini', 'Entrance without steps', 'مدخل بلا درج'],
            ['kitchen', 'Una cucina', 'A kitchen', 'مطبخ'],
          ),
          x: { sensitivity: 'ordinary' },
        },
      ],
    },
  ],
  x: {
    version: 1,
    locales: writtenLanguages,
    consent: consentName,
    minN: 10,
    durationMinutes: { from: 2, to: 4 },
  },
};
