import { mountPortalPage, type PortalPage } from '../../portal/portal-page.ts';
import type { FrameSection } from '../../ui/page-frame.ts';
import { createInstrumentsApi } from './instruments-api.ts';

const namespaces = [
  'common',
  'portal',
  'desk',
  'console',
  'campaign',
  'instrument',
  'editor',
  'block',
  'account',
  'problem',
] as const;

/** Whether the address asks for a draft or a version, which take the place of the page's own content. */
export function asksForInstrument(query = new URLSearchParams(location.search)): boolean {
  return query.has('draft') || query.has('blocks') || (query.has('instrument') && query.has('version'));
}

/** Puts the editor or the reading view on the page; each is loaded here alone, and only when it is wanted. */
export async function mountInstrumentPage(section: FrameSection): Promise<void> {
  const query = new URLSearchParams(location.search);
  const makeApi = (page: PortalPage) => createInstrumentsApi(page);
  const draft = query.get('draft');
  if (draft !== null && section === 'desk') {
    await import('./snodo-instrument-editor.ts');
    const editor = document.createElement('snodo-instrument-editor');
    editor.draftId = draft;
    return mountPortalPage(editor, section, namespaces, makeApi);
  }
  if (query.has('blocks') && section === 'desk') {
    await import('./snodo-block-sheets.ts');
    return mountPortalPage(document.createElement('snodo-block-sheets'), section, namespaces, makeApi);
  }
  await import('./snodo-instrument-view.ts');
  const view = document.createElement('snodo-instrument-view');
  view.code = query.get('instrument') ?? '';
  view.version = Number(query.get('version'));
  view.back = section === 'desk' ? '/desk/surveys' : `/${section}`;
  return mountPortalPage(view, section, namespaces, makeApi);
}
