import { auditActions } from '@snodo/contract';
import { describe, expect, test } from 'vitest';
import account from '@snodo/messages/it/account.json' with { type: 'json' };
import { traceKey } from './trace-words.ts';

describe('what the audit trail tells', () => {
  test.each(auditActions)('%s has a sentence', (action) => {
    expect(account).toHaveProperty([traceKey(action).replace(/^account\./, '')]);
  });
});
