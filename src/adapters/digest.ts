import { createHash } from 'node:crypto';
import type { Digest } from '../domain/ticket/event-chain.ts';

/** Hex SHA-256 over UTF-8. */
export const sha256: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
