import path from 'node:path';
import type { DingTalkStandIn } from '../stand-ins/dingtalk/dingtalk-stand-in.ts';

/** The settings of a service whose only channel is DingTalk, as the stand-in plays it, for an office that lives there. */
export const dingtalkSettings = (platform: DingTalkStandIn, databaseUrl: string): Readonly<Record<string, string>> => ({
  CHANNELS: 'dingtalk',
  DATABASE_URL: databaseUrl,
  OFFICE_FILE: path.resolve(import.meta.dirname, 'dingtalk-office.yaml'),
  DINGTALK_API_BASE: platform.base,
  DINGTALK_OAPI_BASE: platform.base,
  DINGTALK_CLIENT_ID: platform.clientId,
  DINGTALK_CLIENT_SECRET: platform.clientSecret,
  DINGTALK_ROBOT_CODE: platform.robotCode,
});
