import { ChangeList } from '../../../features/catalogue/changes/change-list.tsx'

/** 变更 on their way. */
export const Component = ChangeList
