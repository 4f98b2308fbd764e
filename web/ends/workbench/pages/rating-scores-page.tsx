import { ScoresPage } from '../../../features/rating-scores/scores-page.tsx'

/** 好差评指标. */
export const Component = ScoresPage
