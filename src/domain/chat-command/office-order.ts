/** What a member of staff wants changed in the office itself; names are as written. */
export type OfficeOrder =
  /** “本群是文化小区1群”, said in the group that is meant. */
  | { readonly order: 'nameGroup'; readonly words: string }
  /** “确认”, “不是”: of one of several also with its name or its place in the list. */
  | { readonly order: 'confirm'; readonly words: string }
  | { readonly order: 'reject'; readonly words: string }
  /** “改为 南滩社区”: what waits is right but for this. */
  | { readonly order: 'amend'; readonly words: string }
  | { readonly order: 'bind'; readonly words: string }
  | { readonly order: 'addPerson'; readonly words: string }
  | { readonly order: 'unbind'; readonly words: string }
  | { readonly order: 'trial'; readonly on: boolean | undefined }
  | { readonly order: 'autoDispatch'; readonly to: 'all' | 'own-area' | 'none' | undefined }
  | { readonly order: 'settings' }
  | { readonly order: 'closeGroup'; readonly words: string }
  /** “南滩1群 的结果发到 南滩2群”; without the first name the group that waits for an answer. */
  | { readonly order: 'resultsTo'; readonly from: string; readonly words: string }
  | { readonly order: 'splitGroup'; readonly words: string };

export type OfficeOrderName = OfficeOrder['order'];
