/** Rough language: taken out of what is repeated, and an utterance of nothing else is no complaint. */

/** Never repeated in a subject. */
export const RUDE =
  /他妈的?|你妈的?|妈的|妈逼|尼玛|草泥马|我操|卧槽|我靠|操蛋|傻逼|傻b|煞笔|沙比|sb|王八蛋|混蛋|狗东西|狗日的?|畜生|畜牲|人渣|垃圾(?=物业|公司|政府|社区|街道|玩意)|不要脸|去死|滚蛋|放屁|狗屁|狗官|贪官|吃屎|屁用|缺德|无耻|流氓|该死的?|tmd|nmd|cnm|bitch|fuck/giu;

/** Words that are hurled at somebody: a matter in which they fall gets a neutral subject. */
const HURLED =
  '(?:他|你|她|特)妈的(?!话|脸|手)|妈逼|尼玛|草泥马|傻逼|傻b|傻叉|煞笔|沙比|脑残|王八蛋|混蛋|狗东西|狗日的?|畜生|畜牲|人渣|杂种|杂碎|婊子|贱人|贱货|滚蛋|狗屁|狗官|贪官|吃屎|去死吧?|死全家|断子绝孙|不得好死|(?<!医疗|危险|固体|垃圾|工业|建筑)废物(?!处理|利用|回收|箱|品)|蠢货|蠢猪|草包|饭桶|人模狗样|不要脸|tmd|nmd|cnm|fuck';
const INSULT = new RegExp(HURLED, 'iu');
const INSULTS = new RegExp(HURLED, 'giu');

/** Who is meant, and what holds such a sentence together. */
const AROUND =
  /你们?|他们?|她们?|它|我们?|这些?|那些?|就|都|全|真|是|个|的|了|吧|啊|呢|吗|呀|呸|哼|滚|一|群|帮|伙|种|只|头|什么|东西|玩意儿?|家伙|机器人|助手|小邻|物业|社区|街道|政府|领导|干部|公司|管理员|群主|破|烂|臭|死|大|老|纯|统统|简直|根本|给|老子|不|没|有|要|想|还|又|很|太|骂|说|谁|哪|来|去|[\s\p{P}\p{S}\p{Extended_Pictographic}]/gu;
/** Characters that may remain when the insult is all there is. */
const REST = 3;

export const holdsInsult = (text: string): boolean => INSULT.test(text);

/** Abuse and nothing else, whoever is meant. `text` normalised, the bot's name off. */
export const insultAlone = (text: string): boolean =>
  text.length <= 80 && holdsInsult(text) && [...text.replace(INSULTS, '').replace(AROUND, '')].length <= REST;
