/** The longest text that the API takes, in characters. */
const longestText = 400_000;

/**
 * The text of a file: UTF-8, or what older spreadsheets on Windows write. Undefined when it is too long; a file in yet
 * another encoding comes out as letters that the API refuses.
 */
export async function readCsvFile(file: Blob): Promise<string | undefined> {
  if (file.size > longestText * 4) return undefined;
  const bytes = await file.arrayBuffer();
  const text = decoded(bytes);
  return text.length > longestText ? undefined : text;
}

function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
