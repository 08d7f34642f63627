import type { ChannelName } from '../domain/base/ids.ts';
import type { Background } from '../domain/complaint/background-words.ts';
import type { Digest } from '../domain/ticket/event-chain.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { DocumentWriter } from '../ports/document-writer.ts';
import type { LinkSigner } from '../ports/link-signer.ts';
import type { MediaStore } from '../ports/media-store.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { PosterPress } from '../ports/poster.ts';
import type { Recogniser } from '../ports/recogniser.ts';
import type { RecognitionLog } from '../ports/recognition-log.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SheetWriter } from '../ports/sheet-writer.ts';
import type { TableReader } from '../ports/table-reader.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

/** A fault for the operator's log: never with a resident's words in it. */
export interface Fault {
  readonly fault: unknown;
  readonly where: string;
  readonly group?: string;
  readonly ticket?: string;
}

/** What makes a circular a file, and reads the tables that go into it. */
export interface DocumentDesk {
  readonly files: DocumentStore;
  readonly document: DocumentWriter;
  readonly sheets: SheetWriter;
  readonly tables: TableReader;
}

/** What every flow is given: the ports, and how strictly the pace and the quiet hours are kept. */
export interface Service {
  readonly clock: Clock;
  readonly work: UnitOfWork;
  readonly recogniser: Recogniser;
  /** How its readings were judged by people; left out where nobody asks. */
  readonly recognitionLog?: RecognitionLog;
  /** How common words are in complaints anywhere: by it two of one matter are known. */
  readonly commonWords: Background;
  readonly digest: Digest;
  /** For the codes by which people bind their accounts. */
  readonly secrets: Secrets;
  /** Absent where there is no web address: nothing then links to a page. */
  readonly links?: LinkSigner;
  /** Draws the pictures of reports; absent where posts are words alone. */
  readonly studio?: { readonly press: PosterPress; readonly media: Pick<MediaStore, 'save'> };
  /** Writes and keeps documents; absent where a circular is only told of. */
  readonly documents?: DocumentDesk;
  /** `fast`: no waiting between posts and no quiet hours (tests, demonstrations). */
  readonly pace: 'default' | 'fast';
  /** Milliseconds a message rests before it is processed, because bursts may arrive out of order. */
  readonly settle: number;
  /** False where the platform shows the bot only what is said to it (DingTalk): the notice of such a group says so. */
  seesAll(channel: ChannelName): boolean;
  /** Tells the operator of a bug; the flow goes on. */
  report(fault: Fault): void;
}

/** The office is needed by nearly every flow; without one the service cannot work at all. */
export async function currentOffice(service: Pick<Service, 'work'>): Promise<OfficeVersion> {
  const office = await service.work.stores.offices.current();
  if (!office) throw new Error('no office has been imported');
  return office;
}
