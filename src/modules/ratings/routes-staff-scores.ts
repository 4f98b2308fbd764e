import { get, post, type Route } from '../../platform/http/routes.ts'
import { downloadSurveyFile, downloadSurveyTemplate, importSurvey, listSurveys } from './surveys/survey-operations.ts'
import { listTopics } from './topics/list-topics.ts'
import { hideRatingText, listRatings } from './wall/list-wall.ts'

/** The office that watches over 好差评: ratings behind the scores, what is taken off the wall, topics and surveys. */
export const ratingSupervisionRoutes: Route[] = [
  get('/staff/ratings', listRatings),
  get('/staff/ratings/topics', listTopics),
  get('/staff/ratings/surveys', listSurveys),
  post('/staff/ratings/surveys', importSurvey),
  get('/staff/ratings/surveys/template', downloadSurveyTemplate),
  get('/staff/ratings/surveys/:id/file', downloadSurveyFile),
  post('/staff/ratings/:serial/hide-text', hideRatingText),
]
