import { TopicsPage } from '../../../features/rating-scores/topics-page.tsx'

/** 评价热点. */
export const Component = TopicsPage
