/** Ids are plain strings under telling names: they come from the office file, the platforms and the ticket counter. */
export type UnitId = string;
export type PersonId = string;
export type GroupId = string;
export type AreaId = string;
/** `yyyymmdd-nnn`, counted per Shanghai day in the order of opening. */
export type TicketNumber = string;
/** A platform's id of an account: a resident or a member of staff. */
export type AccountId = string;
/** A platform's id of a message, unique within its channel. */
export type MessageId = string;
/** The chat platforms an office's groups can live on. */
export type ChannelName = 'wechat' | 'dingtalk' | 'bridge' | 'sim';
