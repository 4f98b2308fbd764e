import { HallList } from '../../../features/office/halls/hall-list.tsx'

/** 大厅时间. */
export const Component = HallList
