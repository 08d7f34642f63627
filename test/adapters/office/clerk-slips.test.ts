import { describe, expect, it } from 'vitest';
import { parseOffice } from '../../../src/adapters/office/parse-office.ts';
import { CLERK_SLIPS } from './clerk-slips.ts';

/** What a clerk may do to a file, and what he must be told: the line, and what to write instead. */
describe('a slip of a clerk', () => {
  it.each(CLERK_SLIPS)('$what', ({ file, told, warning }) => {
    const { policy, faults, warnings } = parseOffice(file, 'office.yaml');
    const notes = warning ? warnings : faults;
    for (const [line, words] of told)
      expect(notes.filter((note) => note.line === line).map(({ message }) => message)).toContainEqual(
        expect.stringContaining(words),
      );
    expect(faults.map(({ line }) => line)).toEqual(warning ? [] : told.map(([line]) => line));
    expect(policy !== undefined).toBe(warning === true);
  });

  it('is told in the same words where the file has Windows line ends and a byte order mark', () => {
    for (const { file } of CLERK_SLIPS) {
      const plain = parseOffice(file, 'office.yaml');
      const windows = parseOffice(`\uFEFF${file.replaceAll('\n', '\r\n')}`, 'office.yaml');
      expect(windows.faults).toEqual(plain.faults);
    }
  });
});
