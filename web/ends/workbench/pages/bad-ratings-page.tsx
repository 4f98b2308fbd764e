import { BadRatingList } from '../../../features/ratings/bad-rating-list.tsx'

/** 差评整改, or 回访 for the supervising office. */
export function Component() {
  return <BadRatingList />
}
