import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { readConfig } from '../../src/config/env.ts';

const root = path.resolve(import.meta.dirname, '../..');

function faultsOf(source: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(source);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
}

describe('readConfig', () => {
  test('needs nothing', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      dataDir: path.join(root, '.data'),
      pace: 'default',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      officeFile: undefined,
      channels: ['sim'],
      roles: ['web', 'channels', 'jobs'],
      wechat: { endpoint: undefined, token: undefined, noTlsInsecureClient: false },
      dingtalk: {
        clientId: undefined,
        clientSecret: undefined,
        robotCode: undefined,
        apiBase: 'https://api.dingtalk.com',
        oapiBase: 'https://oapi.dingtalk.com',
        webhooks: {},
      },
      bridge: { tokens: {} },
      llm: undefined,
      logLevel: 'info',
    });
  });

  test('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', CHANNELS: '  ', DATABASE_URL: '', LLM_BASE_URL: '' })).toEqual(readConfig({}));
  });

  test('reads lists, without blanks and repetitions', () => {
    const source = { CHANNELS: 'sim, dingtalk,sim', DINGTALK_CLIENT_ID: 'a', DINGTALK_CLIENT_SECRET: 'b' };
    expect(readConfig({ ...source, DINGTALK_ROBOT_CODE: 'c', ROLES: 'jobs' })).toMatchObject({
      channels: ['sim', 'dingtalk'],
      roles: ['jobs'],
    });
  });

  test('takes the public address as it is given, else where it listens', () => {
    expect(readConfig({ PUBLIC_URL: 'https://linli.example' }).publicUrl).toBe('https://linli.example');
    expect(readConfig({ HOST: '::1', PORT: '8080' }).publicUrl).toBe('http://[::1]:8080');
  });

  test('takes a relative data folder from the product, a relative office file from the caller', () => {
    const config = readConfig({ DATA_DIR: 'elsewhere', OFFICE_FILE: 'my.yaml' });
    expect(config.dataDir).toBe(path.join(root, 'elsewhere'));
    expect(config.officeFile).toBe(path.resolve('my.yaml'));
  });

  test('reports all faults at once, in Chinese, without repeating what may be secret', () => {
    const sentences = faultsOf({
      PORT: '70000',
      PUBLIC_URL: 'linli.example',
      PACE: 'slow',
      CHANNELS: 'sim,wechat,telegram',
      DATABASE_URL: 'mysql://root:geheim@db/x',
      LLM_BASE_URL: 'http://127.0.0.1:9',
    });
    expect(sentences).toEqual([
      '环境变量 DATABASE_URL 有误：应是 postgresql://用户:密码@主机:端口/库名 的形式。',
      '环境变量 PACE 有误：只能是 default、fast 之一。',
      '环境变量 PORT 有误：应是 0 到 65535 的整数。',
      '环境变量 PUBLIC_URL 有误：应是 http:// 或 https:// 开头的地址。',
      '环境变量 CHANNELS 有误：只能是 sim、wechat、dingtalk、bridge 之一。',
      'CHANNELS 含 wechat，还需要设置环境变量 WECHATY_PUPPET_SERVICE_TOKEN。',
      '设置了 LLM_BASE_URL，还需要设置环境变量 LLM_MODEL。',
    ]);
    expect(sentences.join()).not.toContain('geheim');
  });

  test('reads the webhooks of DingTalk groups and the tokens of bridged programs, and never repeats them in a fault', () => {
    const hook = { url: 'https://hook.example/send?access_token=x', secret: 'SECx' };
    expect(readConfig({ DINGTALK_WEBHOOKS: JSON.stringify({ 'cid+/=': hook }) }).dingtalk.webhooks).toEqual({
      'cid+/=': hook,
    });
    const BRIDGE_TOKENS = 'office-phone=0123456789abcdef, wecom=fedcba9876543210';
    expect(readConfig({ BRIDGE_TOKENS }).bridge.tokens).toEqual({
      'office-phone': '0123456789abcdef',
      wecom: 'fedcba9876543210',
    });
    for (const bad of ['geheim', '{"a":1}', '[]', '{"a":{"url":"ftp://geheim"}}'])
      expect(faultsOf({ DINGTALK_WEBHOOKS: bad }).join()).toMatch(/^环境变量 DINGTALK_WEBHOOKS 有误(?!.*geheim)/);
    for (const bad of ['geheim', 'phone=geheim', '=0123456789abcdef', ','])
      expect(faultsOf({ BRIDGE_TOKENS: bad }).join()).toMatch(/^环境变量 BRIDGE_TOKENS 有误(?!.*geheim)/);
    expect(faultsOf({ BRIDGE_TOKENS: 'phone=geheim' }).join()).toContain('应是“账号=令牌”');
    expect(faultsOf({ CHANNELS: 'bridge' })).toEqual(['CHANNELS 含 bridge，还需要设置环境变量 BRIDGE_TOKENS。']);
  });

  test.each(['-1', '3000x', '1e3', ' 80 80', '99999'])('refuses the port %j', (PORT) => {
    expect(faultsOf({ PORT })).toEqual(['环境变量 PORT 有误：应是 0 到 65535 的整数。']);
  });

  test.each([
    ['true', true],
    ['1', true],
    ['false', false],
  ])('reads the switch %s', (value, expected) => {
    const config = readConfig({ WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: value });
    expect(config.wechat.noTlsInsecureClient).toBe(expected);
  });

  test('is frozen through and through', () => {
    const config = readConfig({});
    expect(Object.isFrozen(config) && Object.isFrozen(config.dingtalk) && Object.isFrozen(config.channels)).toBe(true);
  });
});
