/** Characters that sound or look alike, as a phone's keyboard confuses them in the words of the grammar. */
const ALIKE: readonly string[] = (
  '受收手首守瘦授售寿兽爱 理里李礼丽利立力离狸埋哩厘 办半班般伴版板斑办 结节洁杰接街借界截解给姐 签前钱千浅牵欠迁 派拍排牌怕 ' +
  '单丹但淡担旦弹 转专砖赚传 延言严沿研眼岩演 期其起气齐七奇棋旗 退推腿对 驳波博播伯脖泊 准谆淮难 联连莲怜练脸 系细戏西希 ' +
  '催崔翠脆摧 督都读度独毒 回会灰汇惠 访方放房仿防纺 并病兵饼丙 挂瓜刮桂 账帐张涨仗 销消肖削 异义议意易已 通同痛桶统 过国果锅 ' +
  '重从虫众种 开凯揩 归规鬼贵 档挡党当 作做坐座昨 废费肺非飞 剔踢题替提 除出初处 更耕跟根 正整真证政 批披皮劈 示事是市世式试 ' +
  '加家佳嘉假 急级及集极机 降将江讲酱 恢灰挥辉 复付副福富服 补不布部 充冲虫 待代带戴 协写谢鞋携 指只之纸直 询寻巡训 查茶察差 ' +
  '详祥想香翔 情清请青晴 拆柴财猜 答达打大'
).split(' ');

const CLASS: ReadonlyMap<string, readonly number[]> = (() => {
  const classes = new Map<string, number[]>();
  ALIKE.forEach((row, at) => {
    for (const character of row) classes.set(character, [...(classes.get(character) ?? []), at]);
  });
  return classes;
})();

const alike = (a: string, b: string): boolean =>
  a === b || (CLASS.get(a) ?? []).some((at) => (CLASS.get(b) ?? []).includes(at));

/** Whether `said` sounds or looks like `word` in every place, or is the word with two characters exchanged. Not the word itself. */
export function soundsLike(said: string, word: string): boolean {
  if (said === word || said.length !== word.length || word.length < 2) return false;
  if ([...said].every((character, at) => alike(character, word.charAt(at)))) return true;
  return word.length === 2 && said.charAt(0) === word.charAt(1) && said.charAt(1) === word.charAt(0);
}
