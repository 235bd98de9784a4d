import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allItems, batches } from '../../../lib/aws/client/allItems.ts';

/** An operation that answers with these pages and tokens in order. */
function pagesOf(pages: readonly { items?: readonly number[]; token?: string }[]) {
  const tokens: (string | undefined)[] = [];
  const read = async (token: string | undefined) => {
    tokens.push(token);
    return pages[tokens.length - 1] ?? {};
  };
  return {
    tokens,
    all: () =>
      allItems(
        read,
        (page) => page.token,
        (page) => page.items,
      ),
  };
}

test('every page is read, with the token of the page before', async () => {
  const source = pagesOf([
    { items: [1, 2], token: 'a' },
    { items: [3], token: 'b' },
    { items: [4] },
  ]);
  expect(await source.all()).toEqual([1, 2, 3, 4]);
  expect(source.tokens).toEqual([undefined, 'a', 'b']);
});

test('an empty token is the end', async () => {
  const source = pagesOf([{ items: [1], token: '' }, { items: [2] }]);
  expect(await source.all()).toEqual([1]);
});

test('a page without items is not the end', async () => {
  const source = pagesOf([{ token: 'a' }, { items: [2] }]);
  expect(await source.all()).toEqual([2]);
});

test('a token that comes again is an error instead of an endless loop', async () => {
  const source = pagesOf([{ items: [1], token: 'a' }, { items: [2], token: 'b' }, { token: 'a' }]);
  await expect(source.all()).rejects.toMatchObject({ name: 'RepeatedToken' });
});

test('batches keep every item, in order, and none is too big', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (items, size) => {
      const groups = batches(items, size);
      expect(groups.flat()).toEqual(items);
      expect(groups.every((group) => group.length >= 1 && group.length <= size)).toBe(true);
    }),
  );
});
