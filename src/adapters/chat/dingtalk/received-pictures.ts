import type { ChannelHandlers } from '../../../ports/chat-channel.ts';
import { LARGEST_PICTURE } from '../../../ports/media-store.ts';
import type { HttpClient } from './http-exchange.ts';
import { createLanes } from './lanes.ts';
import type { RobotApi } from './robot-api.ts';
import { mayFetchFrom } from './trusted-host.ts';

export interface ReceivedPicturesParts {
  readonly api: RobotApi;
  readonly http: HttpClient;
  readonly apiBase: string;
  readonly warn: (what: string, fields?: object) => void;
}

/** Fetches a picture and hands it over for keeping. Its name, or undefined: a picture that fails never fails its message. */
export type KeepPicture = (code: string, keep: ChannelHandlers['picture']) => Promise<string | undefined>;

/** A big picture over a slow line; the message is acknowledged after it. */
const TIMEOUT = 15_000;
/** Each may hold 20 MB. */
const AT_ONCE = 4;

export function createReceivedPictures({ api, http, apiBase, warn }: ReceivedPicturesParts): KeepPicture {
  const lanes = createLanes(AT_ONCE);

  async function fetched(code: string): Promise<Buffer | undefined> {
    const asked = await api.downloadUrl(code);
    const url = asked.is === 'taken' ? asked.answer['downloadUrl'] : undefined;
    if (typeof url !== 'string' || !mayFetchFrom(url, apiBase)) {
      warn('a picture has no address', { is: asked.is });
      return undefined;
    }
    const result = await http.exchange({
      method: 'GET',
      url,
      headers: { accept: '*/*' },
      timeout: TIMEOUT,
      limit: LARGEST_PICTURE,
    });
    if (result.outcome === 'answered' && result.status === 200) return result.body;
    warn('a picture could not be fetched', { outcome: result.outcome });
    return undefined;
  }

  return (code, keep) =>
    lanes.run(code, async () => {
      try {
        const bytes = await fetched(code);
        return bytes && (await keep(bytes));
      } catch (err) {
        warn('a picture could not be kept', { err });
        return undefined;
      }
    });
}
