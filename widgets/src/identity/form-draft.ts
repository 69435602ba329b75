/** What somebody had typed when she was sent away to show who she is. Secrets are not among it. */
export interface FormDraft {
  readonly form: string;
  /** What the form is about; empty for something new. */
  readonly subject: string;
  readonly entries: readonly (readonly [string, string])[];
}

const storedAs = 'snodo-form-draft';

/** Keeps a form's entries in this tab until they are taken back. */
export function keepDraft(name: string, subject: string, form: HTMLFormElement): void {
  const secrets = new Set(
    [...form.elements].flatMap((control) =>
      control instanceof HTMLInputElement && control.type === 'password' ? [control.name] : [],
    ),
  );
  const entries = [...new FormData(form)].flatMap(([field, word]) =>
    typeof word === 'string' && !secrets.has(field) ? [[field, word] as const] : [],
  );
  const draft: FormDraft = { form: name, subject, entries };
  sessionStorage.setItem(storedAs, JSON.stringify(draft));
}

/** The draft of this tab, once. */
export function takeDraft(): FormDraft | undefined {
  const text = sessionStorage.getItem(storedAs);
  sessionStorage.removeItem(storedAs);
  return text === null ? undefined : (JSON.parse(text) as FormDraft);
}

/** What the draft has in a field; undefined: nothing. */
export function inDraft(draft: FormDraft | undefined, field: string): string | undefined {
  return draft?.entries.find(([name]) => name === field)?.[1];
}

/** Puts the entries back into a form that has the same fields. */
export function fillFromDraft(form: HTMLFormElement, draft: FormDraft): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
      control.checked = draft.entries.some(
        ([field, word]) => field === control.name && word === control.value,
      );
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      control.value = inDraft(draft, control.name) ?? '';
    }
  }
}
