export type SignInFaultCode =
  | 'sign_in_blocked'
  | 'sign_in_closed'
  | 'sign_in_refused'
  | 'sign_in_expired'
  | 'network';

/** Why nobody is signed in (any more); what a person reads is chosen by `code`. */
export class SignInFault extends Error {
  override readonly name = 'SignInFault';
  readonly code: SignInFaultCode;

  constructor(code: SignInFaultCode) {
    super(code);
    this.code = code;
  }
}
