import { findFreePorts } from '@snodo/toolchain';
import { expect } from 'vitest';
import { startIntranet, type DemonstrationPerson } from '../../examples/intranet/src/index.ts';
import type { Browsing, Landing } from './browsing.ts';
import type { TestServer } from './harness.ts';

const people: readonly DemonstrationPerson[] = [
  {
    subject: 'laura',
    displayName: 'Laura Bianchi',
    introduction: { it: 'dipendente', en: 'employee', ar: 'موظفة' },
  },
  {
    subject: 'new-here',
    displayName: 'Nuova Arrivata',
    introduction: { it: 'non ancora conosciuta', en: 'not known yet', ar: 'غير معروفة بعد' },
  },
];
/** The example firm beside a test server: its intranet and the provider that its people sign in with. */
export interface Firm {
  intranetUrl: string;
  /** The portal as browsers see it. */
  portal: string;
  /** Through the firm's own page, as the person with this subject. */
  signIn(browsing: Browsing, address: string, subject: string, stopAt?: string): Promise<Landing>;
  stop(): Promise<void>;
}

/** Whom the two providers of the demonstration vouch for besides. */
export interface FurtherPeople {
  naviglio?: readonly DemonstrationPerson[];
  programma?: readonly DemonstrationPerson[];
}

export async function openFirm(server: TestServer, further: FurtherPeople = {}): Promise<Firm> {
  const portal = server.publicUrl;
  const port = await findFreePorts([0, 1]);
  for (const table of ['company_connection', 'sign_in']) {
    await server.owner.unsafe(
      `update identity.${table} set issuer = replace(issuer, ':4311/', ':${port + 1}/')`,
    );
  }
  const origin = `http://127.0.0.1:${port}`;
  await server.owner`
    update identity.embed_client set origins = ${[origin]}, return_pages = ${[`${origin}/`]}
    where client_id = 'milano.naviglio-intranet'`;
  const intranet = await startIntranet({
    port,
    // Its people come back to the host on which they sign in.
    portalUrl: server.origins.id,
    firm: 'Officine Naviglio',
    embedClient: 'milano.naviglio-intranet',
    campaign: 'autunno-2026',
    issuers: [
      {
        code: 'naviglio',
        path: '/naviglio',
        name: 'Officine Naviglio',
        clientId: 'snodo-portal',
        people: [...people, ...(further.naviglio ?? [])],
      },
      {
        code: 'programma',
        path: '/programma',
        name: 'Programma',
        clientId: 'snodo-portal',
        people: further.programma ?? [],
      },
    ],
  });
  return {
    intranetUrl: intranet.intranetUrl,
    portal,
    signIn: async (browsing, address, subject, stopAt) => {
      let page = await browsing.follow(address);
      if (new URL(page.url).pathname.startsWith('/interaction/'))
        page = await browsing.follow(`${page.url}/depart`, { form: { connection: 'naviglio' } });
      expect(page.url).toContain('/naviglio/choose/');
      return browsing.follow(page.url, { form: { subject }, ...(stopAt === undefined ? {} : { stopAt }) });
    },
    stop: () => intranet.stop(),
  };
}

/** No page of ours fetches from or runs anything of another site. */
export function expectOwnPage(text: string, portal: string): void {
  const addresses = text.match(/(?:src|href|action)="(?:https?:)?\/\/[^"]*"/g) ?? [];
  expect(addresses.filter((address) => !address.includes(`"${portal}/`))).toEqual([]);
  expect(text).not.toMatch(/<script(?![^>]*\bsrc="\/|[^>]*type="application\/json")/);
  expect(text).not.toMatch(/\sstyle="|\son\w+="/);
}
