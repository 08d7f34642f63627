/** Columns of a ledger by name; a new name is a word in its row. */

export type ColumnType =
  | 'id'
  | 'source'
  | 'unit'
  | 'text'
  | 'kind'
  | 'moment'
  | 'count'
  | 'result'
  | 'satisfaction'
  | 'yes';

interface Column {
  readonly code: string;
  /** The surest name first; no name stands in two rows. */
  readonly names: readonly string[];
  readonly type: ColumnType;
  /** Without it nothing can be counted. */
  readonly required?: true;
}

const COLUMNS = [
  {
    code: 'number',
    type: 'id',
    required: true,
    names: [
      '工单编号',
      '工单号',
      '受理编号',
      '受理单号',
      '案件编号',
      '案件号',
      '信件编号',
      '来件编号',
      '诉求编号',
      '任务编号',
      '督办编号',
      '单号',
      '流水号',
      '编号',
    ],
  },
  {
    code: 'source',
    type: 'source',
    names: ['来源', '诉求来源', '工单来源', '信件来源', '来源渠道', '受理渠道', '渠道'],
  },
  {
    code: 'unit',
    type: 'unit',
    required: true,
    names: [
      '承办单位',
      '责任单位',
      '办理单位',
      '主办单位',
      '承办部门',
      '责任部门',
      '办理部门',
      '主办部门',
      '处置单位',
      '转办单位',
      '单位名称',
      '部门名称',
      '单位',
      '部门',
    ],
  },
  {
    code: 'text',
    type: 'text',
    names: [
      '诉求内容',
      '反映内容',
      '诉求描述',
      '问题描述',
      '事项内容',
      '来电内容',
      '来件内容',
      '信件内容',
      '工单内容',
      '主要内容',
      '内容',
      '诉求',
      '标题',
    ],
  },
  { code: 'kind', type: 'kind', names: ['诉求类型', '工单类型', '信件类型', '来件类型', '诉求性质', '类型', '性质'] },
  {
    code: 'category',
    type: 'text',
    names: ['诉求类别', '问题类别', '事项类别', '问题分类', '诉求分类', '二级分类', '热点', '类别', '分类'],
  },
  {
    code: 'openedAt',
    type: 'moment',
    required: true,
    names: [
      '受理时间',
      '受理日期',
      '登记时间',
      '登记日期',
      '来件时间',
      '来件日期',
      '来电时间',
      '收件时间',
      '写信时间',
      '提交时间',
      '反映时间',
      '诉求时间',
      '交办时间',
      '创建时间',
    ],
  },
  { code: 'dispatchedAt', type: 'moment', names: ['派单时间', '转办时间', '转派时间', '转达时间', '派发时间'] },
  { code: 'acceptedAt', type: 'moment', names: ['签收时间', '签收日期', '接收时间', '接单时间', '单位受理时间'] },
  {
    code: 'contactedAt',
    type: 'moment',
    names: ['首次联系时间', '首次联系', '首联时间', '联系时间', '联系群众时间', '首次响应时间', '联系反馈时间'],
  },
  {
    code: 'completeBy',
    type: 'moment',
    names: [
      '截止时间',
      '截止日期',
      '办理时限',
      '办理期限',
      '办结时限',
      '办结期限',
      '到期时间',
      '应办结时间',
      '要求办结时间',
      '限办时间',
    ],
  },
  {
    code: 'completedAt',
    type: 'moment',
    required: true,
    names: ['办结时间', '办结日期', '办复时间', '完成时间', '回复时间', '答复时间', '结案时间', '实际办结时间'],
  },
  { code: 'reply', type: 'text', names: ['答复内容', '回复内容', '办复内容', '答复意见', '回复意见'] },
  { code: 'extensions', type: 'count', names: ['延期次数', '延期数', '延期'] },
  { code: 'reworks', type: 'count', names: ['重办次数', '重办数', '重办', '返工次数'] },
  { code: 'returns', type: 'count', names: ['退单次数', '退单数', '退单', '退回次数'] },
  { code: 'transfers', type: 'count', names: ['转办次数', '二次转交次数', '二次转交', '转派次数'] },
  { code: 'result', type: 'result', names: ['回访结果', '回访情况', '是否解决', '解决情况'] },
  { code: 'satisfaction', type: 'satisfaction', names: ['满意度', '满意情况', '是否满意', '满意度评价', '群众满意度'] },
  { code: 'excluded', type: 'yes', names: ['是否剔除', '剔除', '剔除情况'] },
] as const satisfies readonly Column[];

export type ColumnCode = (typeof COLUMNS)[number]['code'];
export type LedgerColumn = Column & { readonly code: ColumnCode };

export const LEDGER_COLUMNS: readonly LedgerColumn[] = COLUMNS;
