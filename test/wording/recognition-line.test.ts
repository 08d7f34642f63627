import { describe, expect, it } from 'vitest';
import { recognitionLine } from '../../src/wording/recognition-line.ts';

describe('how often the machine was right, read aloud', () => {
  it.each([
    [{ doubtful: 0, complaints: 0, opened: 120, mistaken: 2 }, ''],
    [
      { doubtful: 9, complaints: 6, opened: 120, mistaken: 2 },
      '上周识别 自动登记120件，其中2件不是诉求；存疑9条，经派单员确认6条是诉求',
    ],
    [
      { doubtful: 1, complaints: 0, opened: 3, mistaken: 0 },
      '上周识别 自动登记3件，没有登错；存疑1条，经派单员确认都不是诉求',
    ],
    [{ doubtful: 2, complaints: 2, opened: 0, mistaken: 0 }, '上周识别 存疑2条，经派单员确认2条是诉求'],
  ])('%j', (week, line) => expect(recognitionLine(week)).toBe(line));
});
