import { CardList } from '../../../features/supervision/cards/card-list.tsx'

/** 监察: cards and reminders of our body or window, or of the region we watch. */
export function Component() {
  return <CardList />
}
