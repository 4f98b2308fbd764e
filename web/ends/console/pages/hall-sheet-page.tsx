import { HallSheet } from '../../../features/halls/hall-sheet.tsx'

export const Component = HallSheet
