import type { SurveyDefinition } from '../../definition.ts';
import { agreed, consentName, consentPage } from './consent-page.ts';
import { choices, words, writtenLanguages } from './words.ts';

/** Five questions to people who have used a service. */
export const afterService: SurveyDefinition = {
  title: words('Com’è andata?', 'How did it go?', 'كيف كانت التجربة؟'),
  description: words(
    'Cinque domande sul servizio che hai usato.',
    'Five questions about the service you used.',
    'خمسة أسئلة عن الخدمة المستعملة.',
  ),
  locale: 'it',
  showProgressBar: true,
  clearInvisibleValues: 'onHidden',
  pages: [
    consentPage,
    {
      name: 'service',
      title: words('Il servizio', 'The service', 'الخدمة'),
      visibleIf: agreed,
      elements: [
        {
          type: 'rating',
          name: 'useful',
          title: words('Quanto ti è servito?', 'How much did it help you?', 'ما مدى فائدة الخدمة؟'),
          minRateDescription: words('per niente', 'not at all', 'لا فائدة'),
          maxRateDescription: words('moltissimo', 'very much', 'فائدة كبيرة'),
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'rating',
          name: 'reach',
          title: words(
            'Quanto è stato facile arrivarci?',
            'How easy was it to get there?',
            'ما مدى سهولة الوصول إلى المكان؟',
          ),
          minRateDescription: words('molto difficile', 'very hard', 'صعب جدًا'),
          maxRateDescription: words('molto facile', 'very easy', 'سهل جدًا'),
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'radiogroup',
          name: 'wait',
          title: words(
            'Quanto hai aspettato prima di iniziare?',
            'How long did you wait before it began?',
            'كم كانت مدة الانتظار قبل البدء؟',
          ),
          choices: choices(
            ['days', 'Pochi giorni', 'A few days', 'أيام قليلة'],
            ['weeks', 'Qualche settimana', 'A few weeks', 'بضعة أسابيع'],
            ['months', 'Uno o più mesi', 'A month or more', 'شهر أو أكثر'],
          ),
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'boolean',
          name: 'again',
          title: words('Lo useresti ancora?', 'Would you use it again?', 'هل من رغبة في استعمالها مرة أخرى؟'),
          labelTrue: words('Sì', 'Yes', 'نعم'),
          labelFalse: words('No', 'No', 'لا'),
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'comment',
          name: 'better',
          title: words('Che cosa cambieresti?', 'What would you change?', 'ما الذي يحتاج إلى تغيير؟'),
          description: words('Per favore niente nomi.', 'Please leave out names.', 'يُرجى عدم ذكر أسماء.'),
          maxLength: 500,
          x: { sensitivity: 'free_text' },
        },
      ],
    },
  ],
  x: {
    version: 1,
    locales: writtenLanguages,
    consent: consentName,
    minN: 10,
    durationMinutes: { from: 1, to: 3 },
  },
};
