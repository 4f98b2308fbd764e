import { DeadItemList } from '../../../features/supervision/items/dead-item-list.tsx'

/** 零办件: what supervisors may propose to change, the item office sees beforehand. */
export const Component = () => <DeadItemList />
