export const DOCUMENT_TYPES = ['docx', 'xlsx', 'json', 'csv'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** Documents the service has made, and tables it was given, named by their content: the same document is kept once. */
export interface DocumentStore {
  /** Durable when it resolves, with the name `<sha256>.<type>`. */
  save(bytes: Uint8Array, type: DocumentType): Promise<string>;
  /** Undefined when there is no such document, or the name cannot be one. */
  read(name: string): Promise<Uint8Array | undefined>;
}
