import { ZoneList } from '../../../features/catalogue/zones/zone-list.tsx'

/** 专区 of the region. */
export const Component = ZoneList
