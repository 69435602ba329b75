// Who may call the operations of the catalogue.
import * as belongings from './catalogue-belongings.ts';
import type { TestServer } from './harness.ts';
import type { Needs, OpenRow, SignedInRow } from './operation-rows.ts';
import type { Visitor } from './visitors.ts';

type NeedsOf = (server: TestServer) => Needs | Promise<Needs>;

/** Managers look after all of it; a firm's officers, and whoever only belongs to it, after none. */
const managers = (needs?: NeedsOf): SignedInRow => ({
  roles: ['community_manager'],
  refuses: { roles: ['hr_officer', 'employee', 'dpo', 'facilitator'], organisation: 'naviglio' },
  ...(needs === undefined ? {} : { needs }),
});
/** What providers do with their own, managers do too. */
const keepers = (needs?: NeedsOf): SignedInRow => ({
  ...managers(needs),
  roles: ['provider'],
  organisation: 'naviglio',
});
const onService = (rest: Needs = {}): SignedInRow =>
  keepers(async (server) => ({ parts: { service: await belongings.newService(server) }, ...rest }));

/** What everybody does with her own list. */
const own = (needs?: (server: TestServer, caller: Visitor) => Needs | Promise<Needs>): SignedInRow => ({
  roles: ['employee'],
  refuses: 'nobody',
  ...(needs === undefined ? {} : { needs }),
});

export const catalogueOpenRows: Record<string, OpenRow> = {
  listTaxonomy: {},
  listServices: {},
  listServiceFacets: {},
  getService: { needs: () => ({ parts: { service: 'babysitter-condivisa' } }) },
  readRenewal: { needs: async (server) => ({ body: { secret: await belongings.newRenewal(server) } }) },
  answerRenewal: {
    needs: async (server) => ({ body: { secret: await belongings.newRenewal(server), answer: 'confirmed' } }),
  },
};

export const catalogueRows: Record<string, SignedInRow> = {
  listKeptServices: keepers(),
  getKeptService: onService(),
  createService: keepers(() => ({ body: belongings.serviceInput() })),
  updateService: onService({ body: { version: 1, service: belongings.serviceInput() } }),
  verifyService: onService(),
  askProvider: keepers(async (server) => {
    await belongings.withMailbox(server);
    return { parts: { service: await belongings.newService(server) } };
  }),
  revokeRenewal: onService(),
  listProviders: keepers(),
  createProvider: managers(() => ({ body: belongings.newProviderInput() })),
  updateProvider: keepers(() => ({ parts: { organisation: 'naviglio' }, body: belongings.providerChange })),
  recordAccreditation: managers(() => ({
    parts: { organisation: 'naviglio' },
    body: belongings.accreditationInput,
  })),
  withdrawAccreditation: managers(async (server) => ({
    parts: { accreditation: await belongings.newAccreditation(server) },
  })),
  recordVisit: managers(async (server) => ({
    parts: { accreditation: await belongings.newAccreditation(server) },
    body: belongings.visitInput,
  })),
  listSavedServices: own(),
  saveService: own(async (server) => ({ parts: { service: await belongings.newService(server) } })),
  forgetService: own(async (server, { personId }) => ({
    parts: { service: await belongings.newSaved(server, personId) },
  })),
  shareSavedServices: own(() => ({ body: { days: 30, words: 'Quale scelgo?' } })),
  takeBackSavedServices: own(),
  listSharedLists: managers(),
  importServices: keepers(() => ({ body: belongings.serviceFile() })),
  getCatalogueAlarms: keepers(),
  getCatalogueChoices: keepers(),
  getKeptTaxonomy: managers(),
  addTaxonomyEntry: managers(async (server) => {
    const [row] = await server.owner<{ count: number }[]>`
      select count(*)::int as count from catalogue.taxonomy_entry where code ~ '^QUO[1-9][0-9]$'`;
    return { body: { code: `QUO${10 + (row?.count ?? 0)}`, group: 'QUO', ...belongings.entryWords } };
  }),
  updateTaxonomyEntry: managers(async (server) => ({
    parts: { entry: await belongings.newEntry(server) },
    body: belongings.entryWords,
  })),
  moveTaxonomyEntry: managers(async (server) => ({
    parts: { entry: await belongings.newEntry(server) },
    body: { group: 'RIS' },
  })),
  linkTaxonomyEntry: managers(async (server) => ({
    parts: { entry: await belongings.newEntry(server) },
    body: { terms: [] },
  })),
  listTaxLabelPeriods: managers(),
  addTaxLabelPeriod: managers(() => ({ body: belongings.taxLabelPeriod() })),
  updateTaxLabelPeriod: managers(async (server) => {
    const { label: _, ...body } = belongings.taxLabelPeriod();
    return {
      parts: { period: await belongings.newTaxLabelPeriod(server) },
      body: { version: 1, ...body },
    };
  }),
  mergeTaxonomyEntry: managers(async (server) => ({
    parts: { entry: await belongings.newEntry(server) },
    body: { into: 'SOL1' },
  })),
};
