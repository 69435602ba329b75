import type { LocalizedText, SurveyDefinition } from '../../definition.ts';
import { afterService } from './after-service.ts';
import { coWorking } from './co-working.ts';
import { consentName, consentPage } from './consent-page.ts';
import { labIdeas } from './lab-ideas.ts';
import { words, writtenLanguages } from './words.ts';

/** A questionnaire to begin from, in Italian, English and Arabic. Copy the definition before changing it. */
export interface Template {
  readonly code: string;
  readonly title: LocalizedText;
  readonly definition: SurveyDefinition;
}

const blank: SurveyDefinition = {
  title: words('Nuovo questionario', 'New questionnaire', 'استبيان جديد'),
  locale: 'it',
  showProgressBar: true,
  clearInvisibleValues: 'onHidden',
  pages: [consentPage],
  x: { version: 1, locales: writtenLanguages, consent: consentName, minN: 10 },
};

export const templates: readonly Template[] = [
  { code: 'blank', title: words('Solo il consenso', 'Consent only', 'الموافقة فقط'), definition: blank },
  {
    code: 'after-service',
    title: words('Dopo un servizio', 'After a service', 'بعد خدمة'),
    definition: afterService,
  },
  {
    code: 'co-working',
    title: words('Luoghi e orari per lavorare', 'Places and hours to work', 'أماكن وأوقات للعمل'),
    definition: coWorking,
  },
  {
    code: 'lab-ideas',
    title: words('Idee per un laboratorio', 'Ideas for a lab', 'أفكار لورشة'),
    definition: labIdeas,
  },
];
