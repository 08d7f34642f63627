import type { PostDraft } from '../../src/domain/post/post.ts';

/** A post to the residents' group of `anOffice`. */
export const aPost = (overrides: Partial<PostDraft> = {}): PostDraft => ({
  kind: 'acknowledgement',
  to: { group: 'g-willow' },
  channel: 'wechat',
  tickets: ['20260302-001'],
  mentions: ['wx-r1'],
  text: '已收到，工单 0302-001。',
  dedupeKey: 'acknowledgement:20260302-001',
  prompt: false,
  ...overrides,
});
