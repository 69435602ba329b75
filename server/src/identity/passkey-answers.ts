import { z } from 'zod';

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/);

const credential = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.looseObject({}).default({}),
};

/** What a browser sends after a passkey has answered (WebAuthn, `AuthenticationResponseJSON`). */
const answerSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(2000),
    userHandle: base64url(100)
      .nullish()
      .transform((handle) => handle ?? undefined),
  }),
});

/** What a browser sends with a new passkey (`RegistrationResponseJSON`). */
const creationSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(12_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
});

export type PasskeyAnswer = z.infer<typeof answerSchema>;
export type PasskeyCreation = z.infer<typeof creationSchema>;

/** A form's field or a body's part as a passkey's answer; undefined when it is none. */
export function readPasskeyAnswer(given: unknown): PasskeyAnswer | undefined {
  return answerSchema.safeParse(parsedIfText(given)).data;
}

export function readPasskeyCreation(given: unknown): PasskeyCreation | undefined {
  return creationSchema.safeParse(parsedIfText(given)).data;
}

function parsedIfText(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
