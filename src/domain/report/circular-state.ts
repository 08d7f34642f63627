/** 拟稿, 送审, 印发, 不发: back from `submitted` to `draft` with a reason; `issued` and `dropped` are the end. */
export type CircularState = 'draft' | 'submitted' | 'issued' | 'dropped';
