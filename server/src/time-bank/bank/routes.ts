import { newApi, type Api } from '../../http/index.ts';
import type { BankDeps } from './bank-calls.ts';
import { giftRoutes } from './gift-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { poolRoutes } from './pool-routes.ts';
import { reportRoutes } from './report-routes.ts';

/** Members and their hours, gifts and the fund, pools and postings, figures and files. */
export function bankApi(deps: BankDeps): Api {
  const api = newApi();
  memberRoutes(api, deps);
  giftRoutes(api, deps);
  poolRoutes(api, deps);
  reportRoutes(api, deps);
  return api;
}
