import { expect, it } from 'vitest';
import { createStatusBoard } from '../../../../src/adapters/chat/wechat/status-board.ts';

it('forgets with the end of a run what was wrong in it', () => {
  const states: string[] = [];
  const board = createStatusBoard({ now: () => 0 }, ({ state }) => void states.push(state));
  board.tell({ state: 'online' });
  board.trouble('lost', '有 3 条消息没能留住');
  board.tell({ state: 'stopped' });
  board.tell({ state: 'online' });
  expect(states).toEqual(['online', 'degraded', 'stopped', 'online']);
  expect(board.status()).not.toHaveProperty('reason');
});
