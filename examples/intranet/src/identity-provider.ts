import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { html } from 'hono/html';
import { Provider } from 'oidc-provider';
import { MemoryAdapter } from './memory-adapter.ts';

/** A fictional person whom a visitor may sign in as. */
export interface DemonstrationPerson {
  subject: string;
  displayName: string;
  introduction: Readonly<Record<Language, string>>;
}

const languages = ['it', 'en', 'ar'] as const;
type Language = (typeof languages)[number];

const words = {
  it: {
    choose: 'Accesso dimostrativo: scegli chi essere. Sono tutte persone inventate.',
    again: 'Ti è stato chiesto di accedere di nuovo: conferma chi sei.',
    refused: 'L’accesso non è riuscito. Torna alla pagina da cui sei partito e riprova.',
  },
  en: {
    choose: 'Demonstration sign-in: choose whom to be. All of them are invented.',
    again: 'You were asked to sign in again: confirm who you are.',
    refused: 'The sign-in did not work. Go back to the page where you started and try again.',
  },
  ar: {
    choose: 'دخول تجريبي: اختر من تكون. جميع الأشخاص هنا خياليون.',
    again: 'طُلب منك الدخول من جديد: أكّد من أنت.',
    refused: 'لم يتم الدخول. عد إلى الصفحة التي بدأت منها وحاول من جديد.',
  },
} as const;

/** The first language that is asked for and spoken here, by the request itself before the browser's habit. */
function spokenLanguage(uiLocales: unknown, acceptLanguage: string | undefined): Language {
  const asked = `${typeof uiLocales === 'string' ? uiLocales : ''} ${acceptLanguage ?? ''}`;
  const codes = asked.toLowerCase().match(/\b[a-z]{2,3}(?=[-,;\s]|$)/g) ?? [];
  return codes.flatMap((code) => languages.find((known) => known === code) ?? []).at(0) ?? 'it';
}

export interface IdentityProviderOptions {
  portalUrl: string;
  providerUrl: string;
  issuers: readonly {
    /** The connection's code at the portal. */
    code: string;
    path: string;
    name: string;
    clientId: string;
    people: readonly DemonstrationPerson[];
  }[];
}

const longestFormBytes = 4096;

/** A browser holds a form's policy against the redirects that answer it, so the portal is named too. */
function headersFor(portalUrl: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self' ${portalUrl}; base-uri 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
  };
}

const css = `
:root { color-scheme: light; font: 1rem/1.5 "Segoe UI", Arial, sans-serif; color: #22201d; background: #f4f1ec; }
main { max-inline-size: 32rem; margin: 8vh auto; padding: 1.5rem; background: #fff; border: 1px solid #d9d2c6; border-radius: 4px; }
h1 { font-size: 1.375rem; margin: 0 0 .5rem; }
form { display: grid; gap: .75rem; margin-block-start: 1rem; }
button { font: inherit; text-align: start; padding: .75rem 1rem; border: 1px solid #7a6a58; border-radius: 4px; background: #fff; color: inherit; cursor: pointer; min-block-size: 44px; }
button:hover { background: #f4f1ec; } button:focus-visible { outline: 3px solid #1d5c94; outline-offset: 2px; }
strong { display: block; } small { color: #5a534a; font-size: .9375rem; }`;

/** One small OpenID provider an issuer, each with its own people; passwords would only be in the way here. */
export function identityProvider(options: IdentityProviderOptions): RequestListener {
  const mounts = options.issuers.map((issuer) => ({ issuer, ...mount(options, issuer) }));
  return (request, response) => {
    const address = new URL(request.url ?? '/', options.providerUrl);
    if (address.pathname === '/style.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(css);
      return;
    }
    const found = mounts.find(({ issuer }) => address.pathname.startsWith(`${issuer.path}/`));
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    if (address.pathname.startsWith(`${found.issuer.path}/choose/`)) {
      found.choose(request, response).catch(() => response.writeHead(400).end());
      return;
    }
    const inner = request as IncomingMessage & { originalUrl?: string };
    inner.originalUrl = request.url ?? '/';
    request.url = inner.originalUrl.slice(found.issuer.path.length) || '/';
    found.callback(request, response).catch(() => response.destroy());
  };
}

function mount(
  { portalUrl, providerUrl }: IdentityProviderOptions,
  issuer: IdentityProviderOptions['issuers'][number],
) {
  const provider = new Provider(`${providerUrl}${issuer.path}`, {
    clients: [
      {
        client_id: issuer.clientId,
        redirect_uris: [`${portalUrl}/federation/callback/${issuer.code}`],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    adapter: (kind: string) => new MemoryAdapter(`${issuer.path} ${kind}`),
    jwks: { keys: [signingKey()] },
    cookies: { keys: ['a demonstration has no secrets'], names: { session: `op${issuer.path.slice(1)}` } },
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 900,
      Grant: 3600,
      Session: 3600,
    },
    interactions: { url: (_ctx, interaction) => `${issuer.path}/choose/${interaction.uid}` },
    findAccount: async (_ctx, subject) => {
      const person = issuer.people.find((one) => one.subject === subject);
      return person === undefined
        ? undefined
        : { accountId: subject, claims: async () => ({ sub: subject, name: person.displayName }) };
    },
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    renderError: async (ctx, out) => {
      const language = spokenLanguage(ctx.oidc?.params?.ui_locales, ctx.get('accept-language'));
      ctx.type = 'html';
      ctx.body = String(
        await pageOf(
          issuer.name,
          language,
          html`<p>${words[language].refused}</p>
            <p><code>${out.error}</code></p>`,
        ),
      );
    },
  });
  const handle = provider.callback();
  return {
    callback: async (request: IncomingMessage, response: ServerResponse) => handle(request, response),
    choose: (request: IncomingMessage, response: ServerResponse) =>
      choose(provider, issuer, portalUrl, request, response),
  };
}

/** A new key at every start: nothing outlives a demonstration's provider. */
function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kty: 'RSA' as const, use: 'sig', alg: 'RS256' };
}

async function choose(
  provider: Provider,
  issuer: IdentityProviderOptions['issuers'][number],
  portalUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    const { params, session } = await provider.interactionDetails(request, response);
    const language = spokenLanguage(params['ui_locales'], request.headers['accept-language']);
    const page = await chooser(issuer, language, session !== undefined);
    response.writeHead(200, headersFor(portalUrl)).end(String(page));
    return;
  }
  const subject = new URLSearchParams(await readForm(request)).get('subject');
  const person = issuer.people.find((one) => one.subject === subject);
  if (person === undefined) throw new Error('nobody of that name');
  const interaction = await provider.interactionDetails(request, response);
  const { session } = interaction;
  if (session?.accountId !== undefined && session.accountId !== person.subject) {
    // Somebody else takes the seat; without this the provider would ask her to sign the other one out.
    await (await provider.Session.findByUid(session.uid))?.destroy();
    interaction.session = undefined;
    await interaction.persist();
  }
  await provider.interactionFinished(request, response, { login: { accountId: person.subject } });
}

async function readForm(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > longestFormBytes) throw new Error('the form is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function chooser(issuer: IdentityProviderOptions['issuers'][number], language: Language, isAgain: boolean) {
  return pageOf(
    issuer.name,
    language,
    html`${isAgain ? html`<p>${words[language].again}</p>` : ''}
      <p>${words[language].choose}</p>
      <form method="post">
        ${issuer.people.map((person) => html`<button name="subject" value="${person.subject}"><strong>${person.displayName}</strong><small>${person.introduction[language]}</small></button>`)}
      </form>`,
  );
}

function pageOf(name: string, language: Language, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${name}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>
          <h1>${name}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}
