import { describe, expect, it } from 'vitest';
import { sixDigitsIn } from '../../../src/domain/chat-command/six-digits.ts';
import { heard } from './spoken.ts';

/** What is said, and what it orders: the row, the order, the words. */
const ORDERS: readonly (readonly [string, string])[] = [
  ['本群是文化小区1群', '本群是 nameGroup 文化小区1群'],
  ['本群叫“南滩社区1群”', '本群是 nameGroup “南滩社区1群”'],
  ['这个群是承办单位工作群', '本群是 nameGroup 承办单位工作群'],
  ['@小邻 本群是区住建局工作群。', '本群是 nameGroup 区住建局工作群'],
  ['登记本群 南滩1群', '本群是 nameGroup 南滩1群'],
  ['登记本群为南滩1群', '本群是 nameGroup 南滩1群'],
  ['请登记这个群：南滩1群', '本群是 nameGroup 南滩1群'],
  ['我们群改名叫南滩家园2群', '本群是 nameGroup 南滩家园2群'],
  ['本群名称为文化小区群', '本群是 nameGroup 文化小区群'],
  ['@小邻 这个群是南滩家园', '本群是 nameGroup 南滩家园'],
  ['确认', '本群是 confirm'],
  ['确认。', '本群是 confirm'],
  ['确认 文化小区1群', '本群是 confirm 文化小区1群'],
  ['不是', '本群是 reject'],
  ['不是 文化小区1群', '本群是 reject 文化小区1群'],
  ['确认 2', '本群是 confirm 2'],
  ['不是 2', '本群是 reject 2'],
  ['不是这个群', '-'],
  ['不是我说的', '-'],
  ['改为 南滩社区', '本群是 amend 南滩社区'],
  ['改成：南滩2群', '本群是 amend 南滩2群'],
  ['绑定 张三', '绑定 bind 张三'],
  ['绑定张三', '绑定 bind 张三'],
  ['绑定 张三 区住建局', '绑定 bind 张三 区住建局'],
  ['绑定 王小明', '绑定 bind 王小明'],
  ['@小邻 绑定王小明', '绑定 bind 王小明'],
  ['新增 王小明 区住建局 承办人员', '新增 addPerson 王小明 区住建局 承办人员'],
  ['添加人员：王小明，区住建局，单位领导', '新增 addPerson 王小明，区住建局，单位领导'],
  ['解绑 张三', '解绑 unbind 张三'],
  ['离职 张三', '解绑 unbind 张三'],
  ['离职张三', '解绑 unbind 张三'],
  ['试运行 开', '试运行 trial true'],
  ['试运行：关闭', '试运行 trial false'],
  ['开启试运行', '试运行 trial true'],
  ['结束试运行', '试运行 trial false'],
  ['转正式运行', '试运行 trial false'],
  ['試運行 開', '试运行 trial true'],
  ['自动派单 全部', '自动派单 autoDispatch all'],
  ['自动派单 本辖区', '自动派单 autoDispatch own-area'],
  ['自动派单：关闭', '自动派单 autoDispatch none'],
  ['自动派单', '自动派单 autoDispatch'],
  ['设置', '设置 settings'],
  ['停用 南滩1群', '停用群 closeGroup 南滩1群'],
  ['南滩1群 的结果发到 南滩2群', '结果发到 resultsTo 南滩1群 南滩2群'],
  ['南滩1群的结果以后发到工作群', '结果发到 resultsTo 南滩1群 工作群'],
  ['发到工作群', '结果发到 resultsTo  工作群'],
  ['文化小区1群分为1群和2群', '本群是 splitGroup 文化小区1群分为1群和2群'],
  ['值班表', '值班表'],
  ['值班表 区住建局', '值班表 unit=chengjian'],
  ['取消值班 明天', '取消值班 on=明天'],
  ['取消值班 张三 3月5日', '取消值班 person=张三 on=3月5日'],
  ['值班 张三 5月1日至5月5日', '值班 person=张三 on=5月1日至5月5日'],
  ['值班 张三 5月1日-5日', '值班 person=张三 on=5月1日-5日'],
  ['代班 李四 本周末', '值班 person=李四 on=本周末'],
  ['值班 周六 张三', '值班 person=张三 on=周六'],
  ['值班 张三 下周一、下周三', '值班 person=张三 on=下周一、下周三'],
  ['值班 张三 国庆假期', '值班 person=张三 on=国庆假期'],
  ['值班 后天', '值班 on=后天'],
];

/** Colleagues talking: none of it orders anything. */
const TALK: readonly string[] = [
  '本群是大家反映问题的地方',
  '本群禁止发广告',
  '这个群是谁建的',
  '绑定手机号要怎么弄',
  '绑定以后就能办件了',
  '增加巡查力度',
  '新增病例的事大家注意',
  '离职手续找人事科',
  '确认收到',
  '确认一下时间',
  '不是我们的',
  '试运行情况怎么样',
  '自动派单太多了',
  '设置路障了',
  '停用旧系统',
  '结果发到邮箱',
  '已办好，结果发到居民群了',
  '分为两步走',
  '值班的同志注意',
];

describe('orders to the office', () => {
  it.each(ORDERS)('%s → %s', (text, meaning) => {
    expect(heard(text)).toBe(meaning);
  });

  it.each(TALK)('“%s” is talk', (text) => {
    expect(heard(text)).toBe('-');
  });

  it('do not swallow a command on a ticket', () => {
    expect(heard('增加 协办 0312-012 区住建局')).not.toContain('addPerson');
    expect(heard('办结 0312-012 已设置围挡')).toBe('办结 0312-012 text=已设置围挡');
    expect(heard('0312-012 办结 结果发到居民群了')).toBe('办结 0312-012 text=结果发到居民群了');
    expect(heard('延期 0312-012 3天 改为下周施工')).toContain('延期 0312-012 days=3');
  });
});

describe('six digits', () => {
  it.each([
    ['482913', '482913'],
    ['４８２９１３', '482913'],
    ['482 913。', '482913'],
    ['@小邻 482913', '482913'],
    ['绑定码：482913', '482913'],
    ['绑定 482913', '482913'],
    ['我的绑定码是482913', '482913'],
    ['48291', undefined],
    ['4829135', undefined],
    ['快递取件码482913在柜子里', undefined],
    ['482913元', undefined],
    ['', undefined],
  ])('%s → %s', (text, code) => {
    expect(sixDigitsIn(text, ['小邻'])).toBe(code);
  });
});
