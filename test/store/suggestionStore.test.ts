import { describe, expect, it } from 'vitest';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import { suggestionStore } from '../../lib/store/suggestionStore.ts';
import { AT, aSuggestion } from '../builders/aSuggestion.ts';
import { memoryTable } from '../builders/memoryTable.ts';

const RECORD = createRecord(aSuggestion(), AT);
const { account } = RECORD.suggestion.instance;
const { id } = RECORD.suggestion;
const KEY = { pk: `suggestions#${account}`, sk: id };

describe('a stored suggestion', () => {
  it('comes back as it was, with its schema version kept to the store', async () => {
    const table = memoryTable();
    const store = suggestionStore(table);
    await store.create(RECORD);
    expect(await store.get(account, id)).toEqual(RECORD);
    expect(await store.list([account])).toEqual([RECORD]);
    expect(await table.get(KEY)).toMatchObject({ schemaVersion: 1 });
  });

  it.each([{ schemaVersion: 2 }, {}])(
    'is not guessed at when it is stored as %o',
    async (other) => {
      const table = memoryTable();
      await table.put(KEY, { ...RECORD, ...other });
      const store = suggestionStore(table);
      const message = 'Deploy the version of Trimtab that wrote it.';
      await expect(store.get(account, id)).rejects.toThrow(message);
      await expect(store.list([account])).rejects.toThrow(message);
    },
  );
});
