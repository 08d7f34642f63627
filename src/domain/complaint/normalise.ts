/** One spelling for matching: half-width, simplified, lower case, no zero-width marks. */

/** Traditional and simplified forms in turn; only characters whose simplified form is unambiguous. */
const PAIRS =
  '們们個个這这麼么為为無无問问題题請请時时間间開开關关區区縣县鄉乡鎮镇業业學学費费員员設设規规劃划項项進进經经樓楼盤盘動动產产證证' +
  '對对運运當当將将後后來来現现見见觀观電电網网話话說说讀读課课師师長长門门車车輛辆輪轮軍军轉转還还過过達达遠远違违連连選选邊边' +
  '醫医藥药療疗養养環环護护險险隊队陽阳際际陳陈陸陆隱隐難难雖虽雙双離离應应該该認认許许論论討讨記记計计訴诉評评調调談谈誰谁讓让' +
  '議议譯译警警貼贴費费資资買买賣卖貴贵質质責责貨货貧贫購购贊赞賠赔賬账賴赖負负財财貪贪販贩貸贷賓宾實实寶宝審审寫写寬宽對对導导' +
  '層层屬属島岛歲岁峽峡幾几廣广廠厂庫库廢废廳厅張张強强彈弹彌弥復复惡恶悶闷愛爱慶庆憂忧憲宪懷怀態态戰战戲戏戶户擔担據据擾扰' +
  '攔拦攝摄撥拨撲扑擊击擇择損损搶抢擴扩擺摆攤摊數数敵敌斷断於于舊旧晝昼曉晓暫暂樣样標标樹树橋桥機机權权檢检檔档歐欧歡欢歷历' +
  '歸归殘残殺杀氣气漢汉漲涨濟济濕湿灣湾溝沟滿满滅灭潔洁澤泽濃浓瀏浏災灾為为烏乌煙烟熱热燈灯燒烧爐炉爺爷牆墙獎奖獨独獲获猶犹' +
  '狀状瑪玛畝亩畢毕異异瘋疯癥症發发監监盡尽盤盘眾众礙碍碼码確确磚砖禮礼種种稱称穩稳積积窮穷競竞筆笔節节範范築筑簡简簽签籠笼' +
  '糧粮糾纠約约級级紙纸納纳純纯組组細细終终給给統统結结絕绝綠绿維维線线緊紧總总縮缩績绩織织續续繼继罰罚羅罗職职聯联聲声聽听' +
  '膽胆腦脑臟脏臉脸臨临興兴舉举艱艰藝艺蘇苏處处虛虚號号蟲虫補补裝装裡里裏里襲袭視视親亲覺觉覽览觸触訂订訊讯訓训託托設设詐诈' +
  '詢询詳详誤误語语誠诚諾诺謝谢講讲證证識识變变豬猪跡迹踐践軟软載载較较輕轻輸输辦办辭辞農农遊游適适遺遗遲迟遷迁鄰邻醜丑釋释' +
  '鋼钢銀银銷销錄录錢钱錯错鍋锅鐵铁鐘钟閃闪閉闭閒闲闆板闖闯陰阴隨随雜杂雞鸡霧雾靈灵靜静響响頂顶頁页順顺須须預预頓顿領领頭头' +
  '頻频顆颗題题額额顏颜願愿類类顧顾顯显風风飛飞飯饭飲饮館馆馬马駕驾駛驶騎骑騙骗騷骚驗验驚惊體体鬧闹魚鱼鮮鲜鳥鸟麗丽麥麦黃黄' +
  '點点黨党齊齐齒齿龍龙龜龟臺台灘滩灑洒災灾熱热牽牵獸兽環环瑣琐墳坟壓压壞坏壯壮壽寿夾夹奪夺妝妆婦妇嬰婴孫孙寧宁專专尋寻屆届' +
  '屍尸帶带帳帐幣币幫帮庫库從从徵征衝冲術术衛卫衝冲補补製制複复係系喪丧單单嚴严國国園园圓圆圖图團团執执場场塊块塵尘墊垫報报' +
  '亂乱傳传債债傷伤傾倾僅仅僑侨價价億亿優优儲储兒儿兩两冊册凍冻劇剧劉刘勁劲務务勝胜勞劳勢势勵励勻匀協协卻却廁厕參参叢丛吳吴' +
  '員员喚唤啟启嗎吗嗚呜嘗尝嚇吓噴喷噸吨囑嘱';

const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from(
    { length: Math.floor(PAIRS.length / 2) },
    (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)] as const,
  ),
);

const INVISIBLE = /\p{Cf}|\ufe0f|(?![\t\n\r])\p{Cc}/gu;

/** The text in one spelling. Length may change: positions do not carry over to the original. */
export function normalise(text: string): string {
  const folded = text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
  let out = '';
  for (const ch of folded) out += SIMPLE.get(ch) ?? ch;
  return out;
}

const MENTION = /@[^\s@,，。:：!！?？]{1,20}[\s,，:：]?/gu;

/** Without `@somebody` and without the bot's names at the start; the rest as it was. */
export function withoutMentions(text: string, botNames: readonly string[] = []): string {
  let out = text;
  for (const name of botNames) if (name !== '') out = out.split(`@${name}`).join(' ');
  const bare = out.replace(MENTION, ' ').trim();
  out = bare === '' ? out.replace(/@/gu, ' ').trim() : bare; // “@小邻电梯坏了” without a space must not vanish
  for (const name of botNames) {
    if (name !== '' && out.startsWith(name)) out = out.slice(name.length).replace(/^[\s,，:：、!！。.]{1,5}/u, '');
  }
  return out.trim();
}

/** Clauses of a normalised text, without their punctuation. */
export const clausesOf = (text: string): string[] =>
  text
    .split(/[,，。.;；!！?？、\n…~～]/u)
    .map((c) => c.trim())
    .filter((c) => c !== '');
