/** Crockford's base 32: no letter that looks like a digit. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 20;
const groupLength = 3;
/** x⁵ + x² + 1, which makes the 32 letters a field. */
const fieldPolynomial = 0b100101;

/**
 * The code, in groups of three, that takes back the answers handed in with this token (base64url) until the campaign
 * closes. Its last letter is a check of the others and goes nowhere.
 */
export async function withdrawalCode(token: string): Promise<string> {
  const bytes = Uint8Array.from(atob(token.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
    one.charCodeAt(0),
  );
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const words = new TextEncoder().encode('snodo withdrawal code');
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, words));
  const code = Array.from(mac.subarray(0, codeLength), (byte) => letters.charAt(byte % 32)).join('');
  const checked = code + letters.charAt(remainder(`${code}0`));
  return checked.match(new RegExp(`.{${groupLength}}`, 'g'))?.join(' ') ?? checked;
}

/**
 * The twenty letters that the programme knows, from a code as somebody wrote it down; undefined when a letter is
 * wrong, missing or in another's place. Any one wrong letter and any two that changed places are noticed.
 */
export function readWithdrawalCode(written: string): string | undefined {
  const code = written.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const isWhole = /^[0-9A-HJKMNP-TV-Z]{21}$/.test(code);
  return isWhole && remainder(code) === 0 ? code.slice(0, codeLength) : undefined;
}

/** The letters as the digits of a number in the field, read at its generator: zero for a code with its check. */
function remainder(code: string): number {
  let sum = 0;
  for (const letter of code) {
    const doubled = sum << 1;
    sum = (doubled & 32 ? doubled ^ fieldPolynomial : doubled) ^ letters.indexOf(letter);
  }
  return sum;
}
