import { PromiseList } from '../../../features/catalogue/reductions/promise-list.tsx'

/** 承诺压缩. */
export const Component = PromiseList
