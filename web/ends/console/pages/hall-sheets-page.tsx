import { HallSheetList } from '../../../features/halls/hall-list.tsx'

export const Component = HallSheetList
