import { randomUUID } from 'node:crypto';
import type { Post, Posts } from './posts.ts';

export interface Answered {
  readonly status: number;
  readonly answer: unknown;
}

export interface RobotSideOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  readonly posts: Posts;
}

const refused = (code: string, message: string, status = 400): Answered => ({
  status,
  answer: { code, message, requestid: randomUUID() },
});

/** The REST interface that robots speak by: tokens, posts to groups and persons, what was read, pictures. */
export class RobotSide {
  /** Seconds a new token lives. */
  tokenLife = 7_200;
  tokensGiven = 0;
  /** Ids nobody in the company has. */
  readonly strangers = new Set<string>();
  /** Ids that get too much. */
  readonly flooded = new Set<string>();
  /** Groups that are no more. */
  readonly disbanded = new Set<string>();
  mayDirect = true;
  tokenRefused = false;
  /** Posts a second to one interface, at most. */
  perSecond = 20;
  readonly uploads: { readonly name: string; readonly type: string; readonly bytes: number }[] = [];
  readonly #options: RobotSideOptions;
  readonly #tokens = new Map<string, number>();
  readonly #files = new Map<string, Buffer>();
  readonly #read = new Set<string>();
  readonly #calls = new Map<string, number[]>();

  constructor(options: RobotSideOptions) {
    this.#options = options;
  }

  /** A picture somebody sent; its download code. */
  keepFile(bytes: Buffer): string {
    const code = randomUUID();
    this.#files.set(code, bytes);
    return code;
  }

  file(code: string): Buffer | undefined {
    return this.#files.get(code);
  }

  /** The receiver opens a private message. */
  markRead(processQueryKey: string): void {
    this.#read.add(processQueryKey);
  }

  expireTokens(): void {
    this.#tokens.clear();
  }

  tokenIsGood = (token: string | undefined | null): boolean =>
    token != null && (this.#tokens.get(token) ?? 0) > Date.now();

  /** `POST /v1.0/oauth2/accessToken` */
  token({ appKey, appSecret }: Record<string, unknown>): Answered {
    const known = appKey === this.#options.clientId && appSecret === this.#options.clientSecret;
    if (!known || this.tokenRefused) return refused('invalidClientIdOrSecret', '无效的clientId或者clientSecret');
    const token = randomUUID().replaceAll('-', '');
    this.#tokens.set(token, Date.now() + this.tokenLife * 1_000);
    this.tokensGiven += 1;
    return { status: 200, answer: { accessToken: token, expireIn: this.tokenLife } };
  }

  /** What every call after that is checked for first. */
  checked(token: string | undefined, path: string): Answered | undefined {
    if (!this.tokenIsGood(token)) return refused('InvalidAuthentication', '不合法的access_token', 401);
    const now = performance.now();
    const recent = (this.#calls.get(path) ?? []).filter((at) => now - at < 1_000);
    this.#calls.set(path, [...recent, now]);
    return recent.length >= this.perSecond
      ? refused('Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', '请求过快', 403)
      : undefined;
  }

  /** `POST /v1.0/robot/groupMessages/send` */
  toGroup(body: Record<string, unknown>): Answered {
    const { robotCode, openConversationId } = body;
    if (robotCode !== this.#options.robotCode) return refused('invalidParameter.robotCode.notExsit', '机器人不存在');
    if (typeof openConversationId !== 'string' || openConversationId === '') {
      return refused('miss.openConversationId', '缺少openConversationId');
    }
    if (this.disbanded.has(openConversationId)) return refused('group.disbanded', '群已经解散');
    const words = this.#words(body);
    if ('status' in words) return words;
    const key = randomUUID();
    this.#options.posts.add({ way: 'group', to: openConversationId, ...words, key });
    return { status: 200, answer: { processQueryKey: key } };
  }

  /** `POST /v1.0/robot/oToMessages/batchSend` */
  toPersons(body: Record<string, unknown>): Answered {
    const { robotCode, userIds } = body;
    if (robotCode !== this.#options.robotCode) return refused('invalidParameter.robotCode.notExsit', '机器人不存在');
    if (!this.mayDirect) return refused('chatbotId.notAllow.sendOTO', '不允许主动发单聊');
    if (!Array.isArray(userIds) || userIds.length === 0) {
      return refused('invalidParameter.userIds.empty', '用户userId列表为空');
    }
    const words = this.#words(body);
    if ('status' in words) return words;
    const [invalid, flooded] = [this.strangers, this.flooded].map((known) => userIds.filter((id) => known.has(id)));
    const key = randomUUID();
    for (const to of userIds) {
      if (invalid?.includes(to) || flooded?.includes(to)) continue;
      this.#options.posts.add({ way: 'person', to, ...words, key });
    }
    return {
      status: 200,
      answer: { processQueryKey: key, invalidStaffIdList: invalid, flowControlledStaffIdList: flooded },
    };
  }

  #words({ msgKey, msgParam }: Record<string, unknown>): Pick<Post, 'text' | 'picture'> | Answered {
    if (typeof msgParam !== 'string') return refused('invalidParameter.msgParam.invalid', 'msgParam必须是json格式');
    if (Buffer.byteLength(msgParam) > 15_000) return refused('invalidParameter.msgParam.tooLong', '消息内容太长');
    const param = JSON.parse(msgParam) as Record<string, string>;
    if (msgKey === 'sampleText' && param['content']) return { text: param['content'] };
    if (msgKey === 'sampleMarkdown' && param['text']) return { text: param['text'] };
    if (msgKey === 'sampleImageMsg' && param['photoURL']) return { text: '', picture: param['photoURL'] };
    return refused('invalidParameter.msgKey.invalid', 'msgKey无效');
  }

  /** `GET /v1.0/robot/oToMessages/readStatus` */
  readStatus(key: string): Answered {
    const sent = this.#options.posts.all.filter((post) => post.way === 'person' && post.key === key);
    if (sent.length === 0) return refused('invalid.processQueryKey', '无效的processQueryKey');
    const readStatus = this.#read.has(key) ? 'READ' : 'UNREAD';
    return {
      status: 200,
      answer: {
        sendStatus: 'SUCCESS',
        messageReadInfoList: sent.map(({ to }) => ({ name: '钉钉用户', userId: to, readStatus })),
      },
    };
  }

  /** `POST /v1.0/robot/messageFiles/download` */
  downloadUrl({ downloadCode, robotCode }: Record<string, unknown>, base: string): Answered {
    if (robotCode !== this.#options.robotCode) return refused('invalidParameter.robotCode.invalid', '无效的robotCode');
    if (typeof downloadCode !== 'string' || !this.#files.has(downloadCode)) {
      return refused('unknownError', '下载码无效', 500);
    }
    return { status: 200, answer: { downloadUrl: `${base}/files/${encodeURIComponent(downloadCode)}` } };
  }

  /** `POST /media/upload` of the older interface */
  async upload(token: string | null, type: string | null, request: Request): Promise<Answered> {
    if (!this.tokenIsGood(token)) return { status: 200, answer: { errcode: 40014, errmsg: '不合法的access_token' } };
    const media = (await request.formData()).get('media');
    if (type !== 'image' || !(media instanceof File) || media.size === 0) {
      return { status: 200, answer: { errcode: 40004, errmsg: '不合法的媒体文件类型' } };
    }
    this.uploads.push({ name: media.name, type: media.type, bytes: media.size });
    return {
      status: 200,
      answer: { errcode: 0, errmsg: 'ok', media_id: `@lAD${this.uploads.length}`, type, created_at: Date.now() },
    };
  }
}
