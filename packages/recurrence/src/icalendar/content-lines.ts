/** RFC 5545, 3.1: at most 75 octets a line, the break not counted. */
const lineOctets = 75;
const encoder = new TextEncoder();

/** A text as a property value: backslash, semicolon, comma and line breaks are escaped, other controls dropped. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/\p{Cc}/gu, (control) => (control === '\n' ? '\n' : ''))
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

/** A line cut into lines of at most 75 octets; those that go on begin with a space. No character is cut in two. */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (octets + length > lineOctets) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += length;
  }
  lines.push(current);
  return lines.join('\r\n');
}
