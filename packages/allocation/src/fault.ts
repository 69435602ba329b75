/** Stable codes of what {@link MatchFault} can refuse. */
export type MatchFaultCode =
  | 'not_an_object'
  | 'not_a_list'
  | 'not_text'
  | 'not_an_integer'
  | 'not_a_boolean'
  | 'not_a_day'
  | 'not_a_code'
  | 'not_allowed'
  | 'out_of_range'
  | 'too_many'
  | 'too_few'
  | 'too_long'
  | 'repeated'
  | 'empty_range'
  | 'weights_not_100'
  | 'changed';

/**
 * An input that cannot be matched. `path` names the field (`answers[3].windows[0].endMinute`), `code` is
 * stable, `message` is for developers.
 */
export class MatchFault extends Error {
  override readonly name = 'MatchFault';
  readonly code: MatchFaultCode;
  readonly path: string;

  constructor(code: MatchFaultCode, path: string, message: string) {
    super(`${path}: ${message}`);
    this.code = code;
    this.path = path;
  }
}
