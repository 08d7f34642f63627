import { describe, expect, test } from 'vitest';
import { isPromise } from '../../../src/domain/chat-command/promise.ts';
import { readTable } from '../complaint/read-table.ts';

describe('what a member of staff promises among residents', () => {
  test.each(readTable('../chat-command/promise.csv'))('$said: $promise', ({ said = '', promise }) => {
    expect(isPromise(said, ['小邻'])).toBe(promise === 'yes');
  });
});
