/** The page `/embed/v1/frame/needs-survey`: the whole survey, in a frame of the portal's own origin. */
import { loadI18n } from '../ui/i18n.ts';
import { nextTask } from '../ui/next-task.ts';
import { readPage } from '../ui/page-config.ts';
import { SnodoSurveyRoom } from '../surveys/snodo-survey-room.ts';
import type { SurveyPage } from '../surveys/survey-page.ts';
import { linkToHost } from '../embed/host-link.ts';
import { dressFrame, takeInType } from './frame-look.ts';

export const namespaces = ['common', 'survey'] as const;

void open();

async function open(): Promise<void> {
  dressFrame();
  await nextTask();
  const page = readPage<SurveyPage>();
  const room = new SnodoSurveyRoom();
  room.page = page;
  room.i18n = await loadI18n(page.language, namespaces);
  const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  main.replaceChildren(room);
  await room.updateComplete;
  takeInType();
  linkToHost(page.hostOrigins);
}
