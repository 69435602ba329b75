import type { SurveyDefinition } from '../../definition.ts';
import { agreed, consentName, consentPage } from './consent-page.ts';
import { choices, words, writtenLanguages } from './words.ts';

/** What to work on in a lab, before people meet. */
export const labIdeas: SurveyDefinition = {
  title: words('Idee per il laboratorio', 'Ideas for the lab', 'أفكار للورشة'),
  description: words(
    'Aiutaci a scegliere da dove partire.',
    'Help us choose where to begin.',
    'لنختر معًا من أين نبدأ.',
  ),
  locale: 'it',
  showProgressBar: true,
  clearInvisibleValues: 'onHidden',
  pages: [
    consentPage,
    {
      name: 'ideas',
      title: words('La tua idea', 'Your idea', 'الفكرة'),
      visibleIf: agreed,
      elements: [
        {
          type: 'ranking',
          name: 'themes',
          title: words(
            'Quali temi contano di più per te?',
            'Which themes matter most to you?',
            'ما أهم المواضيع في رأيك؟',
          ),
          description: words(
            'Scegline fino a tre, il più importante per primo.',
            'Choose up to three, the most important first.',
            'يمكن اختيار ثلاثة على الأكثر، الأهم أولًا.',
          ),
          selectToRankEnabled: true,
          maxSelectedChoices: 3,
          choices: choices(
            ['care', 'Cura di figli e parenti', 'Care of children and relatives', 'رعاية الأطفال والأقارب'],
            ['time', 'Tempo e orari', 'Time and hours', 'الوقت والمواعيد'],
            ['moving', 'Muoversi', 'Getting around', 'التنقل'],
            ['home', 'Casa', 'Housing', 'السكن'],
            ['meeting', 'Stare insieme', 'Being together', 'اللقاء والصحبة'],
            ['learning', 'Imparare', 'Learning', 'التعلّم'],
          ),
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'comment',
          name: 'problem',
          title: words(
            'Che cosa oggi non funziona?',
            'What does not work today?',
            'ما الذي لا يعمل جيدًا اليوم؟',
          ),
          description: words('Per favore niente nomi.', 'Please leave out names.', 'يُرجى عدم ذكر أسماء.'),
          maxLength: 500,
          x: { sensitivity: 'free_text' },
        },
        {
          type: 'comment',
          name: 'idea',
          title: words('Che cosa proveresti a fare?', 'What would you try?', 'ما الذي يستحق التجربة؟'),
          maxLength: 500,
          x: { sensitivity: 'free_text' },
        },
        {
          type: 'checkbox',
          name: 'give',
          title: words('Che cosa porteresti tu?', 'What would you bring?', 'ما المساهمة الممكنة منك؟'),
          choices: choices(
            ['time', 'Qualche ora', 'A few hours', 'بعض الساعات'],
            ['skill', 'Qualcosa che so fare', 'Something I can do', 'مهارة'],
            ['place', 'Un luogo', 'A place', 'مكان'],
            ['people', 'Persone da coinvolgere', 'People to bring in', 'أشخاص للمشاركة'],
          ),
          showNoneItem: true,
          noneText: words('Per ora niente', 'Nothing for now', 'لا شيء الآن'),
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'radiogroup',
          name: 'when',
          title: words(
            'Quando potresti venire al laboratorio?',
            'When could you come to the lab?',
            'ما الوقت المناسب للورشة؟',
          ),
          description: words('Non è un’iscrizione.', 'This does not sign you up.', 'هذا ليس تسجيلًا.'),
          choices: choices(
            ['lunch', 'In pausa pranzo', 'In the lunch break', 'في استراحة الغداء'],
            ['after', 'Dopo il lavoro', 'After work', 'بعد العمل'],
            ['weekend', 'Nel fine settimana', 'At the weekend', 'في نهاية الأسبوع'],
            ['no', 'Non vengo', 'I am not coming', 'لن أحضر'],
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
    durationMinutes: { from: 3, to: 6 },
  },
};
