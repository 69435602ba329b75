import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { askForLink, mailsTo } from '../../test/neighbour.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

describe('the outbox of a demonstration', () => {
  test('shows its mails with their links, and each as it would travel', async () => {
    const address = 'vicina@example.org';
    const { link } = await askForLink(server, address);
    const [mail] = await mailsTo(server, address);
    for (const language of ['it', 'en', 'ar']) {
      const list = await call(server, `/outbox?lang=${language}`);
      expect(list.status).toBe(200);
      expect(list.text).toContain(address);
      expect(list.text).toContain(`<html lang="${language}"`);
    }
    const shown = await call(server, `/outbox/${mail?.id}`);
    expect(shown.text).toContain(`href="${link}"`);
    const raw = await call(server, `/outbox/${mail?.id}.eml`);
    expect(raw.headers.get('content-type')).toBe('message/rfc822');
    expect(raw.text).toContain(`To: ${address}`);
    expect((await call(server, '/outbox/00000000-0000-7000-8000-000000000000')).status).toBe(404);
  });

  test('is nowhere else', async () => {
    const real = await openTestServer({ settings: () => ({ isDemonstration: false }) });
    try {
      expect((await call(real, '/outbox')).status).toBe(404);
      expect(real.logLines.join('')).toContain('SNODO_MAIL_URL');
    } finally {
      await real.stop();
    }
  });
});
