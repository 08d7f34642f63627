import { z } from 'zod';

/** The platform gives some numbers as texts, and the other way round. */
const text = z.union([z.string(), z.number()]).transform(String);
const id = text.pipe(z.string().min(1).max(200));
/** Some bridges count seconds: before this many it is no number of milliseconds of our time. */
const MILLISECONDS_FROM = 100_000_000_000;
const moment = z.coerce
  .number()
  .positive()
  .max(8.64e15)
  .transform((value) => Math.round(value < MILLISECONDS_FROM ? value * 1_000 : value));
const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** A part of a rich text: words, a picture, or somebody called. */
const RichPart = z.object({
  type: optional(z.string()),
  text: optional(z.string()),
  downloadCode: optional(z.string()),
  pictureDownloadCode: optional(z.string()),
});

export type RichPart = z.infer<typeof RichPart>;

const QuotedPart = z.object({ text: optional(z.string()), content: optional(z.string()) });
export type QuotedPart = z.infer<typeof QuotedPart>;
const QuotedContent = z.object({
  text: optional(z.string()),
  richText: optional(z.array(QuotedPart.catch({}))),
});
const Quote = z.object({ msgId: optional(id), content: optional(z.union([z.string(), QuotedContent])) });
const Text = z.object({ content: optional(z.string()), repliedMsg: optional(Quote) });
const Content = z.object({
  richText: optional(z.array(RichPart.catch({}))),
  recognition: optional(z.string()),
  downloadCode: optional(z.string()),
  pictureDownloadCode: optional(z.string()),
  repliedMsg: optional(Quote),
});

/**
 * What the robot is told when somebody speaks to it. Only what a message cannot do without is demanded; a part that is not as the
 * platform describes it is left out, because a complaint must not be lost over it.
 */
export const RobotMessage = z
  .object({
    msgId: optional(id),
    conversationId: id,
    conversationType: text,
    msgtype: z.string(),
    senderStaffId: optional(z.string()),
    senderId: optional(z.string()),
    createAt: optional(moment),
    text: optional(Text),
    content: optional(Content),
    atUsers: optional(z.array(z.object({ dingtalkId: optional(z.string()) }).catch({}))),
    chatbotUserId: optional(z.string()),
    robotCode: optional(z.string()),
    originalMsgId: optional(id),
    /** Of one of the robot's own messages: the key that sending it was answered with. */
    originalProcessQueryKey: optional(id),
    sessionWebhook: optional(z.string()),
    sessionWebhookExpiredTime: optional(moment),
  })
  .refine(({ senderStaffId, senderId }) => Boolean(senderStaffId || senderId), 'no sender');

export type RobotMessage = z.infer<typeof RobotMessage>;
