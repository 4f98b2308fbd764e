import { PUBLISHED_MEMO } from '../../../modules/ratings/index.ts'
import { fieldOf, type Page, type PageCaching, type PageRequest } from '../../../platform/http/page.ts'
import type { Download } from '../../../platform/operations.ts'
import { makeShell } from '../make-shell.ts'
import { exportScores, listSurveyResults, listWall, readScores, type Scores, type SurveyResults, type WallPage } from '../operations.ts'
import { show } from '../page-replies.ts'
import { RatingScoresView } from '../views/rating-scores.tsx'
import { RatingsWallView } from '../views/ratings-wall.tsx'
import { keptFor } from './caching.ts'
import { listRegionChoices } from './lists.tsx'

const PLACE = ['region', 'authority', 'hall', 'item'] as const

/** What the address asks for; what it leaves empty is not asked. */
function askedIn<Name extends string>(request: PageRequest, names: readonly Name[]): { [name in Name]?: string } {
  return Object.fromEntries(names.flatMap((name) => {
    const value = fieldOf(request.query, name)?.trim()
    return value ? [[name, value]] : []
  })) as { [name in Name]?: string }
}

/** A rating, an answer, a text taken down change the pages at once; who was invited, and what the replay mends, within this time. */
const RATINGS_KEPT_SECONDS = 60

const keptRatings = (names: readonly string[]): PageCaching => {
  const kept = keptFor((name) => names.includes(name))
  return { ...kept, dependsOn: [...kept.dependsOn, PUBLISHED_MEMO], keptSeconds: RATINGS_KEPT_SECONDS }
}

const WALL_ASKED = [...PLACE, 'grade', 'from', 'until', 'cursor'] as const
const SCORES_ASKED = [...PLACE, 'period'] as const

/** 评价公开. */
export const ratingsWallPage: Page = {
  method: 'GET',
  path: '/ratings',
  access: 'anyone',
  caching: keptRatings(WALL_ASKED),
  async answer(request) {
    const asked = askedIn(request, WALL_ASKED)
    const place = askedIn(request, PLACE)
    const [shell, wall, scores, regions] = await Promise.all([
      makeShell(request), request.run<WallPage>(listWall, { query: asked }), request.run<Scores>(readScores, { query: place }), listRegionChoices(request),
    ])
    return show(shell, <RatingsWallView shell={shell} wall={wall} scores={scores} asked={asked} regions={regions} />)
  },
}

/** 好差评指标, with votes and surveys shown apart. */
export const ratingScoresPage: Page = {
  method: 'GET',
  path: '/ratings/scores',
  access: 'anyone',
  caching: keptRatings(SCORES_ASKED),
  async answer(request) {
    const asked = askedIn(request, SCORES_ASKED)
    const [shell, scores, surveys, regions] = await Promise.all([
      makeShell(request), request.run<Scores>(readScores, { query: asked }), request.run<SurveyResults>(listSurveyResults, { query: asked.region ? { region: asked.region } : {} }), listRegionChoices(request),
    ])
    return show(shell, <RatingScoresView shell={shell} scores={scores} surveys={surveys} asked={asked} regions={regions} />)
  },
}

/** The same for a spreadsheet. */
export const ratingScoresCsvPage: Page = {
  method: 'GET',
  path: '/ratings/scores.csv',
  access: 'anyone',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(exportScores, { query: askedIn(request, SCORES_ASKED) }) }),
}
