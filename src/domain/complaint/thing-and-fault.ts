/** A thing that is everybody's, with something wrong about it: what a neighbour's report is made of. */
const THING =
  /电梯|路灯|水管|水龙头|楼道|小区|单元|井盖|暖气|门禁|下水道|管道|马桶|厕所|楼栋|号楼|栋|大门|电线|电箱|垃圾|绿化|护栏|监控|健身器材|充电桩|车棚|停车|消防|楼上|楼下|隔壁|邻居|广场|路面|马路|公园|工地|烧烤摊|夜市|物业|自来水|天然气|燃气/u;
const FAULT =
  /坏|漏|堵|停(?:水|电|气|暖|运|了)|不亮|不热|没(?:水|电|气|暖|人管|人修|人打扫|人清)|臭|吵|闹|脏|乱|破|裂|塌|断|黑|卡|响|冒|溢|满了|味道?|不通|不走|失灵|掉|丢|占|挡|扔|倒|滑|危险|隐患|难闻|震|淹|堆|漫|烟|噪|歪|松动|生锈|缺|没盖|不动|不开|困|跑水|反水/u;

/** `text` normalised. */
export const namesThing = (text: string): boolean => THING.test(text);

/** `text` normalised. Of a thing no table knows, too: “信箱歪了”. */
export const namesFault = (text: string): boolean => FAULT.test(text);

/** `text` normalised. */
export const hasThingAndFault = (text: string): boolean => THING.test(text) && FAULT.test(text);
