import { createSnodoClient, type components } from '@snodo/client';
import { answerOf, type Me, type Page, type PortalPage } from '../../portal/portal-api.ts';
import type { Entry, FundRequest } from './own-hours-api.ts';

type Schemas = components['schemas'];
export type { Me, Page };
export type FundRequestPage = Schemas['FundRequestPage'];
export type Member = Schemas['TimeBankMember'];
export type MemberShow = 'applied' | 'admitted' | 'quiet' | 'uninsured' | 'leaving' | 'left';
export type Pool = Schemas['Pool'];
export type NewPool = Schemas['NewPool'];
export type PoolDraw = Schemas['PoolDraw'];
export type Posting = Schemas['Posting'];
export type ExchangeReversalPreview = Schemas['ExchangeReversalPreview'];
export type VolunteerEntry = Schemas['VolunteerEntry'];
export type NewVolunteerEntry = Schemas['NewVolunteerEntry'];
export type Report = Schemas['TimeBankReport'];
export type CompanyPool = Schemas['CompanyPool'];
export type CompanyRelease = Schemas['CompanyHoursRelease'];
export type ImportFile = Schemas['TimeBankImport'];
export type ImportReport = Schemas['TimeBankImportReport'];

/** A statement to be printed: one's own, or that of a member by her mandate. */
export interface PaperApi {
  readonly listPaperEntries: (
    cursor?: string,
  ) => Promise<Page<Entry> & { readonly displayName?: string | null }>;
}

/** What the secretariat asks. */
export interface BankKeepingApi {
  readonly listMembers: (show: MemberShow, cursor?: string) => Promise<Page<Member>>;
  /** Admitted members to choose from: at most a thousand. */
  readonly listMembersToChoose: () => Promise<readonly Member[]>;
  readonly decideAdmission: (id: string, decision: Schemas['AdmissionDecision']) => Promise<Member>;
  readonly updateMember: (id: string, change: Schemas['TimeBankMemberChange']) => Promise<Member>;
  readonly settleLeaving: (
    key: string,
    id: string,
    settlement: Schemas['LeavingSettlement'],
  ) => Promise<Member>;
  readonly listFundRequests: () => Promise<FundRequestPage>;
  readonly decideFundRequest: (id: string, decision: Schemas['FundDecision']) => Promise<FundRequest>;
  readonly listPools: () => Promise<readonly Pool[]>;
  readonly createPool: (key: string, pool: NewPool) => Promise<Pool>;
  readonly drawFromPool: (id: string, draw: PoolDraw) => Promise<Pool>;
  readonly closePool: (id: string) => Promise<Pool>;
  readonly listPostings: (posted: 'all' | 'reversed', cursor?: string) => Promise<Page<Posting>>;
  readonly reversePosting: (id: string, reversal: Schemas['NewReversal']) => Promise<Posting>;
  readonly getExchangeReversal: (exchange: string) => Promise<ExchangeReversalPreview>;
  readonly reverseExchange: (exchange: string, reason: string) => Promise<Schemas['ReversedExchange']>;
  readonly listVolunteerEntries: (cursor?: string) => Promise<Page<VolunteerEntry>>;
  readonly recordVolunteering: (key: string, entry: NewVolunteerEntry) => Promise<VolunteerEntry>;
  readonly getReport: (days: { from?: string; until?: string }) => Promise<Report>;
  readonly listCompanyReleases: () => Promise<readonly CompanyRelease[]>;
  readonly releaseCompanyHours: (
    key: string,
    release: { organisation: string; quarter: string },
  ) => Promise<CompanyRelease>;
  readonly importFile: (key: string, file: ImportFile) => Promise<ImportReport>;
  readonly exportAll: () => Promise<Blob>;
}

const lists = { limit: 20 };

function clientOf() {
  return createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
}

function pageQuery(lang: PortalPage['language'], cursor: string | undefined) {
  return { lang, ...lists, ...(cursor === undefined ? {} : { cursor }) };
}

/** The statement of somebody else, for the secretariat to print. */
export function createMemberPaperApi({ community, language: lang }: PortalPage, member: string): PaperApi {
  const client = clientOf();
  return {
    listPaperEntries: (cursor) =>
      answerOf(
        client.GET('/v1/{community}/time-bank/members/{member}/entries', {
          params: { path: { community, member }, query: pageQuery(lang, cursor) },
        }),
      ),
  };
}

export function createBankKeepingApi({ community, language: lang }: PortalPage): BankKeepingApi {
  const client = clientOf();
  const path = { community };
  const header = (key: string) => ({ 'idempotency-key': key });
  return {
    listMembers: (show, cursor) =>
      answerOf(
        client.GET('/v1/{community}/time-bank/members', {
          params: { path, query: { ...pageQuery(lang, cursor), show } },
        }),
      ),
    listMembersToChoose: async () => {
      const members: Member[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < 10; page += 1) {
        const query = { ...pageQuery(lang, cursor), limit: 100, show: 'admitted' as const };
        const { items, nextCursor } = await answerOf(
          client.GET('/v1/{community}/time-bank/members', { params: { path, query } }),
        );
        members.push(...items);
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      return members;
    },
    decideAdmission: (member, body) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/members/{member}/admission', {
          params: { path: { community, member } },
          body,
        }),
      ),
    updateMember: (member, body) =>
      answerOf(
        client.PATCH('/v1/{community}/time-bank/members/{member}', {
          params: { path: { community, member } },
          body,
        }),
      ),
    settleLeaving: (key, member, body) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/members/{member}/settlement', {
          params: { path: { community, member }, header: header(key) },
          body,
        }),
      ),
    listFundRequests: () =>
      answerOf(
        client.GET('/v1/{community}/time-bank/fund-requests', {
          params: { path, query: { lang, limit: 100 } },
        }),
      ),
    decideFundRequest: (fundRequest, body) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/fund-requests/{fundRequest}/decision', {
          params: { path: { community, fundRequest } },
          body,
        }),
      ),
    ...poolCalls(client, community),
    listPostings: (posted, cursor) =>
      answerOf(
        client.GET('/v1/{community}/time-bank/postings', {
          params: { path, query: { ...pageQuery(lang, cursor), posted } },
        }),
      ),
    reversePosting: (posting, body) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/postings/{posting}/reversal', {
          params: { path: { community, posting } },
          body,
        }),
      ),
    getExchangeReversal: (exchange) =>
      answerOf(
        client.GET('/v1/{community}/time-bank/exchanges/{exchange}/reversal', {
          params: { path: { community, exchange } },
        }),
      ),
    reverseExchange: (exchange, reason) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/exchanges/{exchange}/reversal', {
          params: { path: { community, exchange } },
          body: { reason },
        }),
      ),
    listVolunteerEntries: (cursor) =>
      answerOf(
        client.GET('/v1/{community}/time-bank/volunteer-entries', {
          params: { path, query: pageQuery(lang, cursor) },
        }),
      ),
    recordVolunteering: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/volunteer-entries', {
          params: { path, header: header(key) },
          body,
        }),
      ),
    getReport: (days) =>
      answerOf(
        client.GET('/v1/{community}/time-bank/report', { params: { path, query: { lang, ...days } } }),
      ),
    ...createCompanyHoursApi({ community }),
    releaseCompanyHours: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/company-releases', {
          params: { path, header: header(key) },
          body,
        }),
      ),
    importFile: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/imports', { params: { path, header: header(key) }, body }),
      ),
    exportAll: () =>
      answerOf(
        client.POST('/v1/{community}/time-bank/export', { params: { path }, parseAs: 'blob' }),
      ) as unknown as Promise<Blob>,
  };
}

function poolCalls(client: ReturnType<typeof clientOf>, community: string) {
  const path = { community };
  return {
    listPools: async () =>
      (await answerOf(client.GET('/v1/{community}/time-bank/pools', { params: { path } }))).items,
    createPool: (key: string, body: NewPool) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/pools', {
          params: { path, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    drawFromPool: (pool: string, body: PoolDraw) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/pools/{pool}/draws', {
          params: { path: { community, pool } },
          body,
        }),
      ),
    closePool: (pool: string) =>
      answerOf(
        client.POST('/v1/{community}/time-bank/pools/{pool}/closing', {
          params: { path: { community, pool } },
        }),
      ),
  };
}

/** What a firm's officers read: its own pools, and the hours that were released. */
export function createCompanyHoursApi({ community }: Pick<PortalPage, 'community'>) {
  const client = clientOf();
  return {
    listCompanyReleases: async () =>
      (
        await answerOf(
          client.GET('/v1/{community}/time-bank/company-releases', { params: { path: { community } } }),
        )
      ).items,
    listCompanyPools: async () =>
      (
        await answerOf(
          client.GET('/v1/{community}/time-bank/company-pools', { params: { path: { community } } }),
        )
      ).items,
  };
}
export type CompanyHoursApi = ReturnType<typeof createCompanyHoursApi>;
