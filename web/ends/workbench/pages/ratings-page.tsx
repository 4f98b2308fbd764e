import { RatingsPage } from '../../../features/rating-scores/ratings-page.tsx'

/** 评价. */
export const Component = RatingsPage
