import path from 'node:path';
import { systemClock } from '../../src/http/index.ts';
import { inCommunity, openDatabase } from '../../src/db/index.ts';
import { findCommunity, openPortalSession } from '../../src/identity/index.ts';
import postgres from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { load, type WireRequest } from '../load.ts';
import { startMeasured, type MeasuredServer } from '../measured-server.ts';
import { communityOf, fund, type Bank } from './bank.ts';
import type { PostServerOrder, PostServerQuestion } from './post-server.ts';

const people = 500;

/** Posts over HTTP by people who are signed in at the portal, each from her own ledger account. */
export class HttpPosts {
  readonly #server: MeasuredServer<PostServerQuestion>;
  readonly #cookies: string[];
  readonly #accounts: string[];

  private constructor(server: MeasuredServer<PostServerQuestion>, cookies: string[], accounts: string[]) {
    this.#server = server;
    this.#cookies = cookies;
    this.#accounts = accounts;
  }

  static async start(bank: Bank, secret: string): Promise<HttpPosts> {
    const cookies = await signInPeople(bank, secret);
    const accounts = Array.from({ length: people }, (_, index) => accountOf(index));
    const order: PostServerOrder = { databaseUrl: bank.superUrl, secret };
    const server = await startMeasured<PostServerQuestion>(path.join('ledger', 'post-server.ts'), order);
    return new HttpPosts(server, cookies, accounts);
  }

  /** Posts per second, and the server's CPU microseconds for each. */
  async measure(options: { connections: number; requests: number; isHot: boolean }) {
    const requests = Array.from({ length: options.requests }, (_, index) =>
      this.#request(index, options.isHot),
    );
    const before = await this.#server.ask('cpu');
    const { seconds, statuses } = await load(this.#server.port, options.connections, requests);
    const after = await this.#server.ask('cpu');
    const posted = statuses.get(201) ?? 0;
    return {
      perSecond: posted / seconds,
      cpuMicroseconds: (after - before) / posted,
      failed: options.requests - posted,
    };
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  #request(index: number, isHot: boolean): WireRequest {
    const payer = index % people;
    const payee = this.#accounts[(payer + 1 + (index % (people - 2))) % people];
    return {
      method: 'POST',
      path: '/v1/bank-0/time-bank/transfers',
      headers: {
        accept: 'application/json',
        cookie: this.#cookies[payer] ?? '',
        'sec-fetch-site': 'same-origin',
        'x-snodo-portal': '1',
      },
      body: {
        id: uuidv7(),
        payeeAccountId: isHot ? fund : payee,
        minutes: 1 + (index % 60),
        servedOn: '2026-11-20',
      },
    };
  }
}

const accountOf = (index: number) => `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;

async function signInPeople(bank: Bank, secret: string): Promise<string[]> {
  const id = communityOf(0);
  const filling = postgres(bank.superUrl, { max: 1, onnotice: () => undefined });
  const app = await openDatabase({ databaseUrl: bank.superUrl, secret, role: 'snodo_app', connections: 2 });
  try {
    const personIds = Array.from({ length: people }, () => uuidv7());
    await filling`
      insert into identity.person (community_id, id, display_name)
      select ${id}, p, 'Persona' from unnest(${personIds}::uuid[]) p`;
    await filling`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select ${id}, gen_random_uuid(), p, null, '{neighbour}' from unnest(${personIds}::uuid[]) p`;
    await filling`
      insert into time_bank.member (community_id, id, person_id, ledger_account_id, state, applied_at, admitted_at)
      select ${id}, gen_random_uuid(), p, a, 'admitted', now(), now()
      from unnest(${personIds}::uuid[], ${personIds.map((_, index) => accountOf(index))}::uuid[]) u (p, a)`;
    const community = await findCommunity(app, 'bank-0');
    if (community === undefined) throw new Error('the bank has no community');
    const cookies: string[] = [];
    await inCommunity(app, id, async (trx) => {
      for (const personId of personIds) {
        const { cookie } = await openPortalSession(
          trx,
          community,
          { personId, isVouchedFor: true },
          systemClock.now(),
        );
        cookies.push(`snodo_portal=${cookie}`);
      }
    });
    return cookies;
  } finally {
    await Promise.all([filling.end({ timeout: 5 }), app.close()]);
  }
}
