import { ManagedItems } from '../../../features/catalogue/items/managed-items.tsx'

/** 事项: the whole catalogue. */
export const Component = ManagedItems
