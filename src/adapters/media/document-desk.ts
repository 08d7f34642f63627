import { tableReader } from '../ledger/table-reader.ts';
import { docxWriter } from '../render/docx-writer.ts';
import { xlsxWriter } from '../render/xlsx-writer.ts';
import { createFileDocumentStore } from './file-document-store.ts';

/** All that circulars are written with and kept in, over one folder. Each library is loaded when it is first needed. */
export const createDocumentDesk = (folder: string) => ({
  files: createFileDocumentStore(folder),
  document: docxWriter,
  sheets: xlsxWriter,
  tables: tableReader,
});
