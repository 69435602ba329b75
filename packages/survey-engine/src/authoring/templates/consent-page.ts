import type { Page } from '../../definition.ts';
import { words } from './words.ts';

export const consentName = 'agree';

/** Condition of every page after the consent. */
export const agreed = `{${consentName}} = true`;

/** The first page of every template. What it promises is what the product keeps: change both or none. */
export const consentPage: Page = {
  name: 'start',
  title: words('Prima di iniziare', 'Before you start', 'قبل أن نبدأ'),
  elements: [
    {
      type: 'boolean',
      name: consentName,
      title: words('Vuoi rispondere?', 'Would you like to answer?', 'هل لديك رغبة في الإجابة؟'),
      description: words(
        'Le domande sono del programma. Non chiediamo il tuo nome e non colleghiamo le risposte a te. Mostriamo solo tabelle su almeno 10 persone. Le frasi che scrivi le legge solo chi gestisce il programma.\n\nPuoi saltare le domande e smettere quando vuoi. Prima dell’invio non riceviamo nulla.',
        'The questions are the programme’s. We do not ask your name and we do not link your answers to you. We only show tables about 10 people or more. What you write in your own words is read only by those who run the programme.\n\nYou can skip questions and stop when you like. Before you send, we receive nothing.',
        'الأسئلة من البرنامج. لا نطلب الاسم ولا نربط الإجابات بأي شخص. نعرض فقط جداول عن 10 أشخاص أو أكثر. ما يُكتب بالكلمات يقرؤه القائمون على البرنامج وحدهم.\n\nيمكن تخطّي الأسئلة والتوقف في أي وقت. قبل الإرسال لا يصلنا شيء.',
      ),
      isRequired: true,
      labelTrue: words('Sì, rispondo', 'Yes, I’ll answer', 'نعم، أجيب'),
      labelFalse: words('No, grazie', 'No, thank you', 'لا، شكرًا'),
      x: { sensitivity: 'ordinary' },
    },
  ],
};
