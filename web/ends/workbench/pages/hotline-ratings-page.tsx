import { HotlineRating } from '../../../features/ratings/hotline-rating.tsx'

/** 热线代录: what a caller says of a service. */
export function Component() {
  return <HotlineRating />
}
