import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Background, decodeBackground } from '../../domain/complaint/background-words.ts';

const FILE = path.resolve(import.meta.dirname, '../../../models/common-words.bin');

/** The table that ships with the product; 256 KB, read once. */
export const loadBackground = (): Background => decodeBackground(readFileSync(FILE));
