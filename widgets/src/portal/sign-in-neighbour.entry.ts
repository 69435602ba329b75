import { readPage } from '../ui/page-config.ts';
import { enlivenPasskeyForms, type PasskeyWords } from './passkey-forms.ts';

enlivenPasskeyForms(document, readPage<{ words: PasskeyWords }>().words);
