/** Somebody speaks to the robot. */
export interface Saying {
  /** openConversationId of a group; without it the person talks to the robot alone. */
  readonly group?: string;
  /** A staff id, or `$:…` of somebody outside the company. */
  readonly from: string;
  readonly text?: string;
  /** Defaults to a new one. */
  readonly id?: string;
  readonly at?: number;
  /** Parts of the callback as the platform sends them, in place of those that follow from the rest. */
  readonly raw?: Readonly<Record<string, unknown>>;
}

export interface RobotOf {
  readonly robotCode: string;
  readonly sessionWebhook: string;
  readonly sessionWebhookExpiredTime: number;
}

const CORP = 'dingcorp00000001';
const CHATBOT = '$:LWCP_v1:$robotrobotrobot';

/** The data of the callback `/v1.0/im/bot/messages/get`, field by field as the platform describes it. */
export function robotCallback(saying: Saying & { readonly id: string }, robot: RobotOf): Record<string, unknown> {
  const { group, from, text = '', id, at = Date.now(), raw } = saying;
  const outsider = from.startsWith('$:');
  return {
    conversationId: group ?? `cid-direct-${from}`,
    atUsers: group === undefined ? undefined : [{ dingtalkId: CHATBOT }],
    chatbotCorpId: CORP,
    chatbotUserId: CHATBOT,
    msgId: id,
    senderNick: '钉钉用户',
    isAdmin: false,
    ...(outsider ? {} : { senderStaffId: from, senderCorpId: CORP }),
    sessionWebhookExpiredTime: robot.sessionWebhookExpiredTime,
    createAt: at,
    conversationType: group === undefined ? '1' : '2',
    senderId: outsider ? from : `$:LWCP_v1:$${Buffer.from(from).toString('base64')}`,
    ...(group === undefined ? {} : { conversationTitle: '示例群', isInAtList: true }),
    sessionWebhook: robot.sessionWebhook,
    // The platform takes the “@…” off and leaves the blank.
    text: { content: group === undefined ? text : ` ${text}` },
    robotCode: robot.robotCode,
    msgtype: 'text',
    ...raw,
  };
}
