/** Names of the fields of the page, as faults name them too. */
export const PARAGRAPHS_FIELD = '自拟段落';
export const COMMEND_FIELD = '点名名单';
export const CASE_FIELD = '典型案例 ';
