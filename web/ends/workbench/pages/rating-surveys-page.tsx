import { SurveysPage } from '../../../features/rating-scores/surveys-page.tsx'

/** 投票和调查. */
export const Component = SurveysPage
