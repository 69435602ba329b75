import { portalCall } from '../../ui/api-call.ts';
import { createBankKeepingApi } from '../../time-bank/bank/bank-api.ts';
import '../../time-bank/bank/snodo-time-bank-desk.ts';
import '../../time-bank/snodo-dispute-desk.ts';
import { createTimeBankApi } from '../../time-bank/time-bank-api.ts';
import type { PortalPage } from '../portal-page.ts';

export async function furnish(page: PortalPage): Promise<HTMLElement[]> {
  const bank = document.createElement('snodo-time-bank-desk');
  bank.api = createBankKeepingApi(page);
  const disputes = document.createElement('snodo-dispute-desk');
  disputes.api = createTimeBankApi(portalCall(page.community), page.language);
  return [bank, disputes];
}
