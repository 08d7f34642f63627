/** What the new-media accounts are called among the tables handed in. */
export const NEW_MEDIA_TABLE = '政务新媒体';

export const TABLES_HEAD = '各单位报送的表';
export const TABLE_FILE_LABEL = '添加一张表（.xlsx 或 .csv）';
export const TABLE_NAME_LABEL = '表名';
/** What an office hands in most: offered where the name is typed. */
export const TABLE_NAMES: readonly string[] = ['网站公开信息报送情况', NEW_MEDIA_TABLE];
export const tablesHint = (mostBytes: number): string =>
  `选好文件后点“保存并重新生成”，表就写进正文和附件。一次一张，不超过${megabytes(mostBytes)}；同名的表，后传的顶替先传的。`;
export const TABLE_NAME_HINT = `如${TABLE_NAMES.join('、')}；不写就用文件名。`;
export const REMOVE = '去掉';
export const removeLabel = ({ name }: { readonly name: string }): string => `${REMOVE}“${name}”`;
/** `网站公开信息报送情况（报送.csv）` */
export const handedLine = ({ name, file }: { readonly name: string; readonly file: string }): string =>
  `${name}（${file}）`;

export const HANDED_FAULTS = {
  tooLarge: (file: string, most: number): string =>
    `${file}：文件超过${megabytes(most)}，没有读。请只留这一张表，另存后再传。`,
  lost: (file: string): string => `${file}：存下的文件找不到了。请点“去掉”，再传一次。`,
  empty: (file: string): string => `${file}：表头下面一行数也没有。请核对是不是传错了文件。`,
  noFile: (name: string): string => `写了表名“${name}”，还没有选文件。请选好文件再保存，或者清空表名。`,
  tooMany: (most: number): string => `已经有${most}张表，请先去掉一张再传。`,
} as const;
export const notTaken = (count: number): string =>
  `表没有收下，有${count}处要改。请改好后重新选文件；您写的其他内容还在下面，没有保存。`;
/** So many are told at once; who has corrected them sees the rest. */
export const MOST_TOLD = 30;
export const moreFaults = (count: number): string => `另有${count}处，改好上面的再传就会列出。`;

const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;

/** `2026年3月网站公开信息报送情况统计表 (1).xlsx` is called `网站公开信息报送情况统计表`. */
export const nameFromFile = (file: string): string =>
  cut(
    file
      .replace(/\.[^.]*$/u, '')
      .replace(/\s*(?:[(（]\d+[)）]|[-—－]\s*副本)$/u, '')
      .replace(/^\d{4}年(?:度|\d{1,2}月份?|第[一二三四]季度|[上下]半年)?/u, '')
      .trim(),
  ) || cut(file);

/** Short enough for the field that takes it away again; half of a sign at the cut is kept nowhere, and a space there comes back from no form. */
const cut = (name: string): string =>
  name
    .slice(0, 60)
    .replace(/\p{Cs}$/u, '')
    .trim();
