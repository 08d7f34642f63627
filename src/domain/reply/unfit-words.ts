import { SURNAMES } from '../complaint/person-names.ts';

/** What a unit's reply must not hold when it is read out among neighbours (错敏词), by kind, with the fault a reviewer is told. */
interface UnfitRow {
  readonly kind: 'rude' | 'threatening' | 'personal' | 'informer' | 'secret' | 'political';
  readonly fault: string;
  readonly pattern: RegExp;
}

const NAME = `[${SURNAMES}](?:某某?|[\\u4e00-\\u9fff]{1,2})`;
/** Words that stand behind “居民” and are no names, though a surname begins them. */
const NO_NAME =
  '申请|反映|反应|提出|投诉|举报|来电|表示|对|的|在|于|向|要求|诉求|家|已|可|应|和|与|说明|说|同意|满意|委员|代表|群众|小区|周边|生活|出行|安全|习惯|马上|方便|高度|成员|任何|金额|房屋|温馨|通过|常规|时间|全部|全体|经|从|多次|水|用|何|关|安|管|和平|进';

const UNFIT_WORDS: readonly UnfitRow[] = [
  {
    kind: 'rude',
    fault: '有不当用语',
    pattern:
      /无理取闹|刁民|胡搅蛮缠|无可奉告|爱找谁找谁|爱咋咋|随你便|有本事|不可理喻|没事找事|多管闲事|胡说八道|你懂什么|自己看着办|自己想办法|少来烦|别来烦|烦不烦|神经病|有病吧|闲得慌|吃饱了撑|滚[蛋开远]|(?:^|[，。！])滚(?=$|[，。！])|傻|蠢|脑残|无赖|泼妇|不知好歹|得寸进尺|素质(?:太|极)?(?:低|差)|懒得(?:理|管)/u,
  },
  {
    kind: 'threatening',
    fault: '有威胁的口气',
    pattern:
      /后果自负|等着瞧|走着瞧|小心点|给你点颜色|有你好看|别怪(?:我们?|本单位)?不客气|再(?:闹|投诉|举报|反映|上访)[^，。；]{0,6}(?:就|将|要|后果|抓|拘)|(?:抓|拘留|处理|收拾)(?:了)?(?:你|投诉人|举报人|反映人)|让你(?:待|住|干|过)不(?:下去|好|成)|追究(?:你|投诉人|反映人|举报人)|不要(?:再)?(?:投诉|反映|举报|上访)/u,
  },
  {
    kind: 'personal',
    fault: '有个人信息',
    pattern: new RegExp(
      `(?<!\\d)1[3-9]\\d{9}(?!\\d)|(?<!\\d)\\d{17}[\\dXx](?![\\dXx])|(?<!\\d)[3-6]\\d{15,18}(?!\\d)|身份证号|(?:居民|业主|住户|诉求人|反映人|投诉人|当事人|户主|租客|患者|学生)(?!${NO_NAME})${NAME}(?=[，。、；：（(\\s]|先生|女士|的|反映|投诉|称|表示|家|住|患|与|和|因)|\\d{1,3}(?:号楼|栋|幢|座)\\d{0,2}(?:单元)?\\d{3,4}(?:室|号|户)`,
      'u',
    ),
  },
  {
    kind: 'informer',
    fault: '可能让人知道是谁反映的',
    pattern: new RegExp(
      `(?:举报人|检举人|投诉人)(?:是|为|系|即|叫|姓名)|(?:举报人|检举人)(?!${NO_NAME})${NAME}(?=[，。、；：\\s]|先生|女士|的|反映|称|家|住)|(?:已|把|将)[^，。；]{0,6}(?:举报|反映|投诉)(?:信|内容|材料)?(?:转给|告诉|告知|交给)(?:了)?被(?:举报|反映|投诉)`,
      'u',
    ),
  },
  {
    kind: 'secret',
    fault: '像是不能公开的内容',
    pattern:
      /绝密|机密(?!性)|秘密级|涉密|内部(?:文件|资料|掌握|讲话|会议纪要)|不(?:得|宜|便)(?:对外|公开|外传)|请勿外传|尚未公开|未公开的?(?:线索|案情|名单)|侦查(?:手段|计划)|部署(?:警力|兵力)/u,
  },
  {
    kind: 'political',
    fault: '提法有错，请核对',
    pattern:
      /中华民国(?!时期|三十|二十|元年)|台湾国|台湾(?:总统|政府|独立)|香港国|西藏国|东突|(?:中国|大陆|内地)(?:和|与|、)(?:台湾|香港|澳门)(?:两国|等国|三国)|港澳台等(?:国家|国)|疆独|藏独/u,
  },
];

/** The faults of a reply's words, one a kind. */
export const unfitFaults = (text: string): readonly string[] => {
  const said = text.normalize('NFKC').replaceAll(',', '，');
  return UNFIT_WORDS.filter(({ pattern }) => pattern.test(said)).map(({ fault }) => fault);
};
