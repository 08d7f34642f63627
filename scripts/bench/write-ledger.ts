// Makes the ledger of the bench and writes it, in a process of its own so that its memory can be seen: `ours` or `bare`.
import { xlsxWriter } from '../../src/adapters/render/xlsx-writer.ts';
import { madeUpLedger } from './made-up-ledger.ts';
import { writeBare } from './write-bare.ts';

if (process.argv[2] === 'bare') await writeBare(madeUpLedger);
else await xlsxWriter.write([{ name: '台账', rows: madeUpLedger }]);
